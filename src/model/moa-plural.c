/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The value of "nplurals=2; plural=n != 1;".
 *
 * The formula is an expression of C over unsigned numbers. It is short and seldom asked, so it
 * is not compiled: one pass of recursive descent reads and reckons at once. Reading it once when
 * the file is opened finds every fault, because the pass reads both branches of a choice
 * whatever the number is. A file comes from anywhere: the length and the nesting are bounded,
 * and a division by zero is zero. */

#include "moa-plural.h"

#include <string.h>

#include "moa-mo.h"

#define MAX_FORMS 32
#define MAX_LENGTH 1024
#define MAX_DEPTH 64
#define GERMANIC "n != 1"

typedef struct
{
  const char *at;
  gulong n;
  guint depth;
  const char *fault; /* what was expected; NULL as long as all is well */
} Reader;

typedef enum
{
  OPERATOR_OR,
  OPERATOR_AND,
  OPERATOR_EQUAL,
  OPERATOR_UNEQUAL,
  OPERATOR_LESS_EQUAL,
  OPERATOR_GREATER_EQUAL,
  OPERATOR_LESS,
  OPERATOR_GREATER,
  OPERATOR_PLUS,
  OPERATOR_MINUS,
  OPERATOR_TIMES,
  OPERATOR_DIVIDE,
  OPERATOR_REMAINDER,
} Operator;

/* In the order in which they are tried: a longer sign before its beginning. `level` is the
 * precedence of C. */
static const struct
{
  char sign[3];
  guint level;
} operators[] = {
  [OPERATOR_OR] = { "||", 1 },         [OPERATOR_AND] = { "&&", 2 },
  [OPERATOR_EQUAL] = { "==", 3 },      [OPERATOR_UNEQUAL] = { "!=", 3 },
  [OPERATOR_LESS_EQUAL] = { "<=", 4 }, [OPERATOR_GREATER_EQUAL] = { ">=", 4 },
  [OPERATOR_LESS] = { "<", 4 },        [OPERATOR_GREATER] = { ">", 4 },
  [OPERATOR_PLUS] = { "+", 5 },        [OPERATOR_MINUS] = { "-", 5 },
  [OPERATOR_TIMES] = { "*", 6 },       [OPERATOR_DIVIDE] = { "/", 6 },
  [OPERATOR_REMAINDER] = { "%", 6 },
};

static gulong read_choice (Reader *reader);

static void
skip_space (Reader *reader)
{
  while (g_ascii_isspace (*reader->at))
    reader->at++;
}

static gboolean
take (Reader *reader, const char *sign)
{
  skip_space (reader);
  if (!g_str_has_prefix (reader->at, sign))
    return FALSE;
  reader->at += strlen (sign);
  return TRUE;
}

static gulong
fail (Reader *reader, const char *expected)
{
  if (reader->fault == NULL)
    reader->fault = expected;
  return 0;
}

static gboolean
enter (Reader *reader)
{
  if (reader->fault != NULL)
    return FALSE;
  if (reader->depth == MAX_DEPTH)
    {
      fail (reader, "less nesting");
      return FALSE;
    }
  reader->depth++;
  return TRUE;
}

static gulong
read_number (Reader *reader)
{
  gulong value = 0;

  /* What is too large for a number wraps around, as everywhere in unsigned arithmetic. */
  for (; g_ascii_isdigit (*reader->at); reader->at++)
    value = value * 10 + (gulong) (*reader->at - '0');
  return value;
}

static gulong
read_operand (Reader *reader)
{
  gulong value;

  if (!enter (reader))
    return 0;

  skip_space (reader);
  if (*reader->at == '!' && reader->at[1] != '=' && take (reader, "!"))
    value = !read_operand (reader);
  else if (take (reader, "("))
    {
      value = read_choice (reader);
      if (!take (reader, ")"))
        fail (reader, "“)”");
    }
  else if (take (reader, "n"))
    value = reader->n;
  else if (g_ascii_isdigit (*reader->at))
    value = read_number (reader);
  else
    value = fail (reader, "“n”, a number or “(”");

  reader->depth--;
  return value;
}

static gboolean
take_operator (Reader *reader, guint lowest, Operator *operator)
{
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (operators[i].level >= lowest && take (reader, operators[i].sign))
      {
        *operator= (Operator) i;
        return TRUE;
      }
  return FALSE;
}

static gulong
reckon (Operator operator, gulong left, gulong right)
{
  switch (operator)
    {
    case OPERATOR_OR:
      return left || right;
    case OPERATOR_AND:
      return left && right;
    case OPERATOR_EQUAL:
      return left == right;
    case OPERATOR_UNEQUAL:
      return left != right;
    case OPERATOR_LESS_EQUAL:
      return left <= right;
    case OPERATOR_GREATER_EQUAL:
      return left >= right;
    case OPERATOR_LESS:
      return left < right;
    case OPERATOR_GREATER:
      return left > right;
    case OPERATOR_PLUS:
      return left + right;
    case OPERATOR_MINUS:
      return left - right;
    case OPERATOR_TIMES:
      return left * right;
    case OPERATOR_DIVIDE:
      return right == 0 ? 0 : left / right;
    case OPERATOR_REMAINDER:
      return right == 0 ? 0 : left % right;
    default:
      g_assert_not_reached ();
    }
}

/* Reads operands joined by operators of at least the precedence `lowest`; equals associate to
 * the left. */
static gulong
read_binary (Reader *reader, guint lowest)
{
  gulong left = read_operand (reader);
  Operator operator;

  while (reader->fault == NULL && take_operator (reader, lowest, &operator))
    left = reckon (operator, left, read_binary (reader, operators[operator].level + 1));
  return left;
}

static gulong
read_choice (Reader *reader)
{
  gulong value, then, otherwise;

  if (!enter (reader))
    return 0;

  value = read_binary (reader, 1);
  if (reader->fault == NULL && take (reader, "?"))
    {
      then = read_choice (reader);
      if (!take (reader, ":"))
        fail (reader, "“:”");
      otherwise = read_choice (reader);
      value = value ? then : otherwise;
    }

  reader->depth--;
  return value;
}

static gulong
read_formula (const char *formula, gulong n, const char **fault)
{
  Reader reader = { .at = formula, .n = n };
  gulong value = read_choice (&reader);

  skip_space (&reader);
  if (*reader.at != '\0')
    fail (&reader, "the end of the formula");
  *fault = reader.fault;
  return value;
}

/* The text after `name=` in a list "a=1; b=2"; NULL when it is not there. */
static const char *
find_value (const char *header, const char *name)
{
  const char *at = header;

  while (at != NULL)
    {
      at += strspn (at, " \t;");
      if (g_str_has_prefix (at, name) && at[strlen (name)] == '=')
        return at + strlen (name) + 1;
      at = strchr (at, ';');
    }
  return NULL;
}

static gboolean
set_fault (GError **error, const char *expected)
{
  g_set_error (error, MOA_MO_ERROR, MOA_MO_ERROR_PLURAL_FORMS, "Plural-Forms: expected %s",
               expected);
  return FALSE;
}

/* moa_plural_init:
 *
 * Reads the value of the header field `Plural-Forms`. NULL gives the rule that gettext uses
 * without one: two forms, `n != 1`. Clear it with moa_plural_clear(). Fails with
 * MOA_MO_ERROR_PLURAL_FORMS. */
gboolean
moa_plural_init (MoaPlural *self, const char *header, GError **error)
{
  const char *count, *formula, *end, *fault;
  g_autofree char *copy = NULL;
  guint64 n_forms;

  if (header == NULL)
    {
      *self = (MoaPlural){ .n_forms = 2, .formula = g_strdup (GERMANIC) };
      return TRUE;
    }

  count = find_value (header, "nplurals");
  n_forms = count == NULL ? 0 : g_ascii_strtoull (count, NULL, 10);
  if (n_forms < 1 || n_forms > MAX_FORMS)
    return set_fault (error, "“nplurals=” and a number from 1 to 32");

  formula = find_value (header, "plural");
  if (formula == NULL)
    return set_fault (error, "“plural=” and a formula");
  end = formula + strcspn (formula, ";");
  if (end - formula > MAX_LENGTH)
    return set_fault (error, "a shorter formula");

  copy = g_strndup (formula, (gsize) (end - formula));
  read_formula (copy, 0, &fault);
  if (fault != NULL)
    return set_fault (error, fault);

  *self = (MoaPlural){ .n_forms = (guint) n_forms, .formula = g_steal_pointer (&copy) };
  return TRUE;
}

/* moa_plural_clear:
 *
 * Frees what moa_plural_init() took. */
void
moa_plural_clear (MoaPlural *self)
{
  g_clear_pointer (&self->formula, g_free);
}

/* moa_plural_get_form:
 *
 * The form that the number `n` takes: always less than `n_forms`. A formula that leads beyond
 * gives the first form, as libintl does. */
guint
moa_plural_get_form (const MoaPlural *self, gulong n)
{
  const char *fault;
  gulong form = read_formula (self->formula, n, &fault);

  return form < self->n_forms ? (guint) form : 0;
}
