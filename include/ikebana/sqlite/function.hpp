// SPDX-License-Identifier: BSL-1.0
#pragma once

// Functions of the user's own as SQLite calls them: its values to C++ arguments, a C++ result or exception to its result.

#include <ikebana/expression/function/user.hpp>
#include <ikebana/sqlite/guarded.hpp>
#include <ikebana/sqlite/keys.hpp>

namespace ikebana::sqlite {

/// What SQLite may assume of a function. A pure one gives the same result for the same arguments, always: SQLite may call
/// it once for many rows, and use it in an index.
enum class function_kind : unsigned char { any, pure };

namespace detail {

using namespace ikebana::detail;

template <class T>
inline constexpr bool is_column_type = storage_of<remove_optional_t<std::remove_cvref_t<T>>> != storage::unknown;

}  // namespace detail

/// Whether something can be called as a function of the user's is declared.
template <class Callable, class Function>
inline constexpr bool can_be_called_as = false;
template <class Callable, class Result, class... Parameters>
inline constexpr bool can_be_called_as<Callable, Result(Parameters...)> = std::is_invocable_r_v<Result, Callable&, Parameters...>;

/// Whether what a function of the user's takes and gives can be kept in a column.
template <class Signature>
inline constexpr bool has_column_types = false;
template <class Result, class... Parameters>
inline constexpr bool has_column_types<Result(Parameters...)> =
    detail::is_column_type<Result> && (detail::is_column_type<Parameters> && ...);

/// Whether a type can collect the values of an aggregate: it begins by itself, takes each by step(...), and gives result().
template <class State, class Function>
inline constexpr bool can_aggregate_as = false;
template <class State, class Result, class... Parameters>
inline constexpr bool can_aggregate_as<State, Result(Parameters...)> = requires(State state, Parameters... given) {
  State{};
  state.step(given...);
  static_cast<Result>(state.result());
};

namespace detail {

using namespace ikebana::detail;

template <class Signature>
struct refused_signature {
  constexpr explicit operator bool() const {
    static_assert(
        has_column_types<Signature>, "ikebana::define: no column can hold what this takes or gives; specialise ikebana::codec for it");
    return false;
  }
};

template <class Callable, class Signature>
struct refused_callable {
  constexpr explicit operator bool() const {
    static_assert(can_be_called_as<Callable, Signature>,
                  "ikebana::define: this cannot be called as the function is declared; take its arguments, and give its result");
    return false;
  }
};

template <class State, class Signature>
struct refused_aggregate {
  constexpr explicit operator bool() const {
    static_assert(can_aggregate_as<State, Signature>,
                  "ikebana::define: this type cannot aggregate as declared; give it step(...) with the arguments, and result()");
    return false;
  }
};

/// Whether something may be defined as a function, or as an aggregate: if not, it is Refused.
template <class Signature, bool Fits, class Refused>
constexpr auto check_definition() {
  if constexpr (!has_column_types<Signature>) {
    return refused_signature<Signature>{};
  } else if constexpr (!Fits) {
    return Refused{};
  } else {
    return accepted{};
  }
}

/// A result of a function: SQLite makes a copy.
struct copied_result {
  sqlite3_context* context;

  void null() const { sqlite3_result_null(context); }
  void integer(std::int64_t value) const { sqlite3_result_int64(context, value); }
  void real(double value) const { sqlite3_result_double(context, value); }
  void text(std::string_view value, lasting) const { result_sink{context}.text(value, lasting::for_the_call); }
  void bytes(blob_view value, lasting) const { result_sink{context}.bytes(value, lasting::for_the_call); }
  [[noreturn, gnu::cold]] void fail(const char* what) const {
    throw conversion_error(SQLITE_MISMATCH, formatted("its result is %s", what).text(), {});
  }
};

/// An argument of a function, by its number from 0, as a column is read. Views show SQLite's own memory, for as long as the
/// call lasts.
template <class T>
T argument_of(sqlite3_value* value, std::size_t index) {
  const cell from{nullptr, static_cast<int>(index), value, sqlite3_value_type(value)};
  T into{};
  if constexpr (!is_optional<T>) {
    detail::read_value(from, into);
  } else if (!from.is_null()) {
    detail::read_value(from, into.emplace());
  }
  return into;
}

/// Whether an argument is NULL that the function does not take as an optional.
template <class... Parameters, std::size_t... I>
bool lacks_argument(list<Parameters...>, std::index_sequence<I...>, [[maybe_unused]] sqlite3_value** values) {
  return ((!is_optional<Parameters> && sqlite3_value_type(values[I]) == SQLITE_NULL) || ...);
}

template <class Callable, class Result, class... Parameters, std::size_t... I>
void run_function(list<Parameters...> parameters, std::index_sequence<I...> indices, sqlite3_context* context, sqlite3_value** values) {
  detail::guarded(context, [&] {
    if (detail::lacks_argument(parameters, indices, values)) return sqlite3_result_null(context);
    auto& callable = *static_cast<Callable*>(sqlite3_user_data(context));
    const Result result = callable(detail::argument_of<Parameters>(values[I], I)...);
    detail::encode(result, copied_result{context});
  });
}

template <class State, class... Parameters, std::size_t... I>
void step_aggregate(list<Parameters...> parameters, std::index_sequence<I...> indices, sqlite3_context* context, sqlite3_value** values) {
  detail::guarded(context, [&] {
    if (detail::lacks_argument(parameters, indices, values)) return;  // as SQL's own aggregates do
    auto** const kept = static_cast<State**>(sqlite3_aggregate_context(context, sizeof(State*)));
    if (kept == nullptr) throw std::bad_alloc{};
    if (*kept == nullptr) *kept = new State{};
    (*kept)->step(detail::argument_of<Parameters>(values[I], I)...);
  });
}

template <class State, class Result>
void finish_aggregate(sqlite3_context* context) {
  auto** const kept = static_cast<State**>(sqlite3_aggregate_context(context, 0));
  State* const state = kept != nullptr ? *kept : nullptr;
  detail::guarded(context, [&] {
    State empty{};
    const Result result = (state != nullptr ? *state : empty).result();
    detail::encode(result, copied_result{context});
  });
  delete state;
}

template <class Function>
constexpr int flags_of(function_kind kind) {
  return SQLITE_UTF8 | (kind == function_kind::pure ? SQLITE_DETERMINISTIC : 0);
}

template <class Function, class Callable>
void define_function(sqlite3* connection, Callable callable, function_kind kind) {
  using result = typename Function::result;
  using parameters = typename Function::parameters;
  const auto run = [](sqlite3_context* context, int, sqlite3_value** values) {
    detail::run_function<Callable, result>(parameters{}, std::make_index_sequence<Function::arity>{}, context, values);
  };
  const auto forget = [](void* kept) { delete static_cast<Callable*>(kept); };
  const std::string name(Function::name.view());
  // SQLite forgets the callable also where it fails.
  const int code = sqlite3_create_function_v2(connection, name.c_str(), static_cast<int>(Function::arity), detail::flags_of<Function>(kind),
                                              new Callable(static_cast<Callable&&>(callable)), run, nullptr, nullptr, forget);
  if (code != SQLITE_OK) detail::fail(connection, code, name);
}

template <class Function, class State>
void define_aggregate(sqlite3* connection, function_kind kind) {
  using parameters = typename Function::parameters;
  const auto step = [](sqlite3_context* context, int, sqlite3_value** values) {
    detail::step_aggregate<State>(parameters{}, std::make_index_sequence<Function::arity>{}, context, values);
  };
  const std::string name(Function::name.view());
  const int code = sqlite3_create_function_v2(connection, name.c_str(), static_cast<int>(Function::arity), detail::flags_of<Function>(kind),
                                              nullptr, nullptr, step, finish_aggregate<State, typename Function::result>, nullptr);
  if (code != SQLITE_OK) detail::fail(connection, code, name);
}

}  // namespace detail
}  // namespace ikebana::sqlite
