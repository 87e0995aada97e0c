# SPDX-License-Identifier: BSL-1.0
# The members that a user may call, of the headers given: those that a comment `///` stands above, in a class and not private.
FNR == 1 || /^[^ ]/ { is_told = 0; is_private = 0 }
/^ private:/ { is_private = 1 }
/^  \/\/\// { is_told = 1; next }
/^  (template|requires|\[\[)/ || /^    requires/ || (/^    / && in_template) { next }
/^  (constexpr )?[a-z_:<>, A-Z]+ [a-z_]+\(/ && is_told && !is_private && !/^  (constexpr )?(static|return|using|if|friend|throw|void|bool|unsigned) / {
  name = $0
  sub(/\(.*/, "", name)
  sub(/.* /, "", name)
  print name
}
{ is_told = 0 }
