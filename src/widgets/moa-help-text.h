/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cmark.h>
#include <glib.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_node, cmark_node_free)

/* Where a link of the help leads. */
typedef enum
{
  MOA_HELP_LINK_REFUSED, /* shown as its words alone */
  MOA_HELP_LINK_PAGE,    /* "page.md", "page.md#anchor", "#anchor" */
  MOA_HELP_LINK_WEB,     /* http and https */
} MoaHelpLinkKind;

MoaHelpLinkKind moa_help_link_get_kind (const char *address);
void moa_help_link_split (const char *address, char **page, char **anchor);

char *moa_help_text_dup_markup (cmark_node *block);
char *moa_help_text_dup_plain (cmark_node *block);
char *moa_help_text_dup_anchor (const char *heading);

G_END_DECLS
