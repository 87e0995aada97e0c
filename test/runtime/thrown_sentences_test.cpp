// SPDX-License-Identifier: BSL-1.0
#include <ikebana/ikebana.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace ikebana;

namespace {

struct Maker {
  BOOST_HANA_DEFINE_STRUCT(Maker, (std::int32_t, id), (std::string, name));
};
struct Bowl {
  BOOST_HANA_DEFINE_STRUCT(Bowl, (std::int64_t, id), (std::int32_t, maker_id), (std::string, name));
};

// What a mistake says that only values tell: test/sentences.cmake asks that each sentence is matched by a test.
template <class Error, class Call>
void says(Call call, std::string_view sentence) {
  BOOST_CHECK_EXCEPTION(call(), Error, [&](const Error& thrown) { return thrown.what() == sentence; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(thrown_sentences)

BOOST_AUTO_TEST_CASE(of_values_that_a_query_is_given) {
  int number = -1;
  says<negative_count>([&] { (void)from<Bowl>().limit(number); },
                       "ikebana: limit and offset take no negative number of rows, and pages are numbered from 1");
  says<no_such_choice>([&] { (void)from<Bowl>().order_by(choose(number, col<&Bowl::id>, col<&Bowl::name>)); },
                       "ikebana: choose(index, terms...) has no term of this index");
  const char* const none = nullptr;
  says<null_text>([&] { (void)from<Bowl>().where(col<&Bowl::name> == none); },
                  "ikebana: a const char* that is null is no text; give a std::optional, or std::nullopt where NULL may stand");
  says<unfit_value>([] { (void)related<has_many<Maker, Bowl>>().of(std::vector<std::int64_t>{5000000000}); },
                    "ikebana: a key of an owner is out of the range of its member");
}

BOOST_AUTO_TEST_SUITE_END()
