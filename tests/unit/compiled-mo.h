/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-mo.h"

G_BEGIN_DECLS

/* A PO file in Polish: its header without plural forms, and all of it with four messages. */
#define POLISH_HEADER                                                                              \
  "msgid \"\"\n"                                                                                   \
  "msgstr \"\"\n"                                                                                  \
  "\"Language: pl\\n\"\n"                                                                          \
  "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"                                               \
  "\"X-Reviewed-By:  Dr. A. Example \\n\"\n"
#define POLISH_PLURAL_FORMS                                                                        \
  "\"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 "                             \
  "&& (n%100<12 || n%100>14) ? 1 : 2);\\n\"\n"
#define POLISH_MESSAGES                                                                            \
  "\nmsgctxt \"node/ldl/label\"\nmsgid \"LDL\"\nmsgstr \"LDL po polsku\"\n"                        \
  "\nmsgctxt \"edge/a/label\"\nmsgid \"LDL\"\nmsgstr \"inny LDL\"\n"                               \
  "\nmsgid \"LDL\"\nmsgstr \"bez kontekstu ąę\"\n"                                               \
  "\nmsgid \"%d step\"\nmsgid_plural \"%d steps\"\n"                                               \
  "msgstr[0] \"%d krok\"\nmsgstr[1] \"%d kroki\"\nmsgstr[2] \"%d kroków\"\n"

#define POLISH_CATALOG POLISH_HEADER POLISH_PLURAL_FORMS POLISH_MESSAGES

/* Where the numbers of a file's head stand. */
#define COMPILED_MO_COUNT 8
#define COMPILED_MO_MESSAGES 12
#define COMPILED_MO_TRANSLATIONS 16

/* A catalog as msgfmt makes it, and the numbers that it is made of. */
GBytes *compiled_mo_new (const char *po, const char *option);
MoaMo *compiled_mo_read (GBytes *bytes);
MoaMo *compiled_mo_open (const char *po, const char *option);
GByteArray *compiled_mo_copy (GBytes *bytes);
guint32 compiled_mo_get_number (const GByteArray *file, gsize offset);

G_END_DECLS
