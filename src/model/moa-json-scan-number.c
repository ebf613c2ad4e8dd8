/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of RFC 8259, section 6. */
#include <math.h>
#include <string.h>

#include "moa-json-scan-private.h"

#define MAX_SAFE_INTEGER "9007199254740991" /* 2^53 - 1, as RFC 8259 section 6 advises */

static gboolean
skip_digits (MoaJsonScanner *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start;
}

static gboolean
is_unsafe_integer (const char *digits, gsize length)
{
  gsize limit = strlen (MAX_SAFE_INTEGER);

  return length > limit || (length == limit && memcmp (digits, MAX_SAFE_INTEGER, limit) > 0);
}

/* Whether a number is infinite as a double, or becomes 0 though one of its digits is not. */
static gboolean
is_out_of_double (const MoaJsonScanner *self, guint number)
{
  gsize length;
  const char *raw = moa_json_tape_peek_raw (self->tape, number, &length);
  double value = moa_json_tape_get_number (self->tape, number);

  if (value != 0.0)
    return isinf (value);
  for (gsize i = 0; i < length && raw[i] != 'e' && raw[i] != 'E'; i++)
    {
      if (raw[i] >= '1' && raw[i] <= '9')
        return TRUE;
    }
  return FALSE;
}

static void
check_number_range (MoaJsonScanner *self, guint number, const char *digits, gboolean is_integer)
{
  if (is_integer && is_unsafe_integer (digits, (gsize) (self->at - digits)))
    moa_findings_add (self->findings, number, MOA_CODE_NUMBER_RANGE,
                      "expected a whole number from -%s to %s, found one beyond", MAX_SAFE_INTEGER,
                      MAX_SAFE_INTEGER);
  else if (!is_integer && is_out_of_double (self, number))
    moa_findings_add (self->findings, number, MOA_CODE_NUMBER_RANGE,
                      "expected a number that a double can hold, found one beyond");
}

/* The next three return what was expected where the grammar is broken, or NULL. */
static const char *
skip_integer_part (MoaJsonScanner *self)
{
  if (!moa_json_scanner_accept (self, '0'))
    return skip_digits (self) ? NULL : "a digit";
  if (self->at < self->end && g_ascii_isdigit (*self->at))
    return "no digit after a leading zero";
  return NULL;
}

static const char *
skip_fraction (MoaJsonScanner *self)
{
  if (moa_json_scanner_accept (self, '.') && !skip_digits (self))
    return "a digit after the decimal point";
  return NULL;
}

static const char *
skip_exponent (MoaJsonScanner *self)
{
  if (!moa_json_scanner_accept (self, 'e') && !moa_json_scanner_accept (self, 'E'))
    return NULL;
  if (!moa_json_scanner_accept (self, '+'))
    moa_json_scanner_accept (self, '-');
  return skip_digits (self) ? NULL : "a digit in the exponent";
}

/* Reads a number onto the tape; FALSE, with the breach noted, where the grammar is broken. */
gboolean
moa_json_scan_number (MoaJsonScanner *self)
{
  const char *start = self->at;
  const char *digits = *start == '-' ? start + 1 : start;
  const char *integer_end;
  const char *expected;

  self->at = digits;
  expected = skip_integer_part (self);
  integer_end = self->at;
  if (expected == NULL)
    expected = skip_fraction (self);
  if (expected == NULL)
    expected = skip_exponent (self);
  if (expected != NULL)
    {
      moa_json_scanner_fail (self, expected);
      return FALSE;
    }
  check_number_range (self, moa_json_scanner_push (self, MOA_JSON_NUMBER, start), digits,
                      integer_end == self->at);
  return TRUE;
}
