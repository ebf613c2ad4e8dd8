/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-bundle-check.h"

static void
check_sources (MoaBundleDraft *self)
{
  guint array = moa_json_tape_find_member (self->json.tape, 0, "sources");

  if (array != 0 && moa_json_tape_get_type (self->json.tape, array) == MOA_JSON_ARRAY
      && moa_json_tape_first (self->json.tape, array) == 0)
    moa_findings_add (self->json.findings, array, MOA_CODE_NO_SOURCE,
                      "expected at least one source, found an empty list");
}

/* moa_bundle_check:
 *
 * Adds what is wrong with the meaning of a lesson that has been read. */
void
moa_bundle_check (MoaBundleDraft *self)
{
  check_sources (self);
}
