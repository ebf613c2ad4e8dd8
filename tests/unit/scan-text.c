/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scan-text.h"

GPtrArray *
scan_text (const char *text, gsize length)
{
  g_autoptr (MoaJsonTape) tape = moa_json_tape_new (text, length);
  g_autoptr (MoaFindings) findings = moa_findings_new (tape);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  gboolean is_whole = moa_json_scan (tape, findings);

  moa_findings_report (findings, "x.json", diagnostics);
  g_assert_true (is_whole || diagnostics->len > 0);
  return g_steal_pointer (&diagnostics);
}
