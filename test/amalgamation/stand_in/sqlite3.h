// SPDX-License-Identifier: BSL-1.0
#ifdef __cplusplus
extern "C"
#endif
    int
    stand_in_is_compiled_as_recommended(void);
