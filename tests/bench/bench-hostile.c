/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are made to cost: each has one thing in excess, up to the size asked for or to the
 * number of records that the format allows. */

#include <string.h>

#include "bench-lesson.h"

#define MANY 100000 /* records of a list that the format allows */

/* The pieces of a small lesson without mistakes. */
#define HEAD                                                                                       \
  "{\"format\":1,\"id\":\"bench\",\"version\":\"1\",\"language\":\"en\",\"title\":\"A\","          \
  "\"purpose\":\"B\",\"main_message\":\"C\",\"status\":{\"state\":\"marketed\",\"text\":\"D\","    \
  "\"as_of\":\"2026-01-01\"},\"review\":{\"reviewed\":\"2026-01-01\",\"review_by\":\"2096-01-01\"" \
  "},\"actions\":[\"E\"],\"sources\":[{\"id\":\"s\",\"kind\":\"web\",\"title\":\"F\"}],"           \
  "\"tours\":[{\"id\":\"t\",\"title\":\"T\",\"steps\":[{\"id\":\"u\",\"title\":\"U\",\"text\":"    \
  "\"V\",\"focus\":[\"n0\"],\"cite\":[\"s\"]}]}],"
#define QUESTION "\"questions\":[{\"id\":\"q\",\"question\":\"Q\",\"answer\":["
#define PARAGRAPH "{\"text\":\"A\",\"cite\":[\"s\"]}"
#define QUESTIONS QUESTION PARAGRAPH "]}]"
#define DIAGRAM "\"diagram\":{\"size\":[1000000,1000000],\"caption\":\"G\",\"how_to_read\":\"H\","
#define NODE(id, plain, at)                                                                        \
  "{\"id\":\"" id "\",\"label\":\"L\",\"kind\":\"gene\",\"cite\":[\"s\"],\"plain\":\"" plain       \
  "\",\"at\":[" at "]}"
#define EDGE(id, to)                                                                               \
  "{\"id\":\"" id "\",\"from\":\"n0\",\"to\":\"" to "\",\"kind\":\"binding\",\"cite\":[\"s\"]}"
#define BOX(id, parent)                                                                            \
  "{\"id\":\"" id "\",\"label\":\"L\",\"box\":[0,0,1,1],\"parent\":\"" parent "\"}"
#define NODES "\"nodes\":[" NODE ("n0", "P", "1,1") "]"
#define EDGES "\"edges\":[]"
#define TO_PLAIN                                                                                   \
  DIAGRAM EDGES ",\"nodes\":[{\"id\":\"n0\",\"label\":\"L\",\"kind\":\"gene\",\"at\":[1,1],"       \
                "\"cite\":[\"s\"],\"plain\":\""
#define WHOLE_DIAGRAM DIAGRAM NODES "," EDGES "}"

/* Letters to repeat in a text of 8,000 characters, the longest that is allowed. */
#define TEN(piece) piece piece piece piece piece piece piece piece piece piece
#define THOUSAND(piece) TEN (TEN (TEN (piece)))
#define LONG(piece) THOUSAND (piece) THOUSAND (piece)

/* What stands before, what is repeated with commas between and the running number for each %u, how
 * often at most (0: until the size is reached, without commas), and what stands after. */
static const struct
{
  const char *name;
  const char *before;
  const char *piece;
  guint n;
  const char *after;
} files[] = {
  { "an array of numbers", "{\"a\":[", "0", G_MAXUINT, "]}" },
  { "an array of arrays", "{\"a\":[", "[]", G_MAXUINT, "]}" },
  { "an array of deep arrays", "{\"a\":[",
    TEN ("[") TEN ("[") TEN ("[") TEN ("]") TEN ("]") TEN ("]"), G_MAXUINT, "]}" },
  { "an array of long numbers", "{\"a\":[", "0.12345678901234567890123e-7", G_MAXUINT, "]}" },
  { "an array of numbers out of range", "{\"a\":[", "1e999", G_MAXUINT, "]}" },
  { "the same name", "{", "\"a\":0", G_MAXUINT, "}" },
  { "the same name in escapes", "{", "\"\\u0061\":0", G_MAXUINT, "}" },
  { "different names", "{", "\"%u\":0", G_MAXUINT, "}" },
  { "unknown members of a lesson", HEAD QUESTIONS "," WHOLE_DIAGRAM ",", "\"titel%u\":0", G_MAXUINT,
    "}" },
  { "a string", HEAD QUESTIONS "," WHOLE_DIAGRAM ",\"subtitle\":\"", "a", 0, "\"}" },
  { "a string of escapes", HEAD QUESTIONS "," WHOLE_DIAGRAM ",\"subtitle\":\"", "\\u0061", 0,
    "\"}" },
  { "a plain text of brackets", HEAD QUESTIONS "," TO_PLAIN, "[", 0, "\"}]}}" },
  { "a plain text of escaped brackets", HEAD QUESTIONS "," TO_PLAIN, "[\\\\[", 0, "\"}]}}" },
  { "a plain text of links to nowhere", HEAD QUESTIONS "," TO_PLAIN, "[a](part:n1)", 0, "\"}]}}" },
  { "a plain text of words", HEAD QUESTIONS "," TO_PLAIN, "a b. ", 0, "\"}]}}" },
  { "plain texts of 8,000 brackets", HEAD QUESTIONS "," DIAGRAM EDGES ",\"nodes\":[",
    NODE ("n%u", LONG ("[[[["), "%u,1"), G_MAXUINT, "]}}" },
  { "plain texts of 8,000 letters", HEAD QUESTIONS "," DIAGRAM EDGES ",\"nodes\":[",
    NODE ("n%u", LONG ("abcd"), "%u,1"), G_MAXUINT, "]}}" },
  { "nodes on one place", HEAD QUESTIONS "," DIAGRAM EDGES ",\"nodes\":[", NODE ("n%u", "P", "1,1"),
    MANY, "]}}" },
  { "nodes close together", HEAD QUESTIONS "," DIAGRAM EDGES ",\"nodes\":[",
    NODE ("n%u", "P", "0.%u,0.%u1"), MANY, "]}}" },
  { "nodes with one id", HEAD QUESTIONS "," DIAGRAM EDGES ",\"nodes\":[", NODE ("n0", "P", "%u,1"),
    MANY, "]}}" },
  { "compartments in a chain",
    HEAD QUESTIONS "," DIAGRAM NODES "," EDGES ",\"compartments\":["
                   "{\"id\":\"c\",\"label\":\"L\",\"box\":[0,0,1,1]},",
    BOX ("c%u", "c%u-"), MANY - 1, "]}}" },
  { "arrows to unknown ids", HEAD QUESTIONS "," DIAGRAM NODES ",\"edges\":[", EDGE ("e%u", "n%u"),
    MANY, "]}}" },
  { "arrows to far unknown ids", HEAD QUESTIONS "," DIAGRAM NODES ",\"edges\":[",
    EDGE ("e%u", "unknown-%u"), MANY, "]}}" },
  { "citations of unknown ids", HEAD WHOLE_DIAGRAM "," QUESTION "{\"text\":\"A\",\"cite\":[",
    "\"%u\"", G_MAXUINT, "]}]}]}" },
  { "citations of one source", HEAD WHOLE_DIAGRAM "," QUESTION "{\"text\":\"A\",\"cite\":[",
    "\"s\"", G_MAXUINT, "]}]}]}" },
  { "empty paragraphs", HEAD WHOLE_DIAGRAM "," QUESTION, "{}", G_MAXUINT, "]}]}" },
  { "good paragraphs", HEAD WHOLE_DIAGRAM "," QUESTION, PARAGRAPH, G_MAXUINT, "]}]}" },
  { "points of an arrow",
    HEAD QUESTIONS "," DIAGRAM NODES ",\"edges\":[{\"id\":\"e\",\"from\":\"n0\",\"to\":\"n0\","
                   "\"kind\":\"binding\",\"cite\":[\"s\"],\"via\":[",
    "[0,0]", G_MAXUINT, "]}]}}" },
  { "terms that are not links",
    HEAD WHOLE_DIAGRAM
    ",\"glossary\":[{\"id\":\"a\",\"term\":\"a a a a\",\"definition\":\"D\"}]," QUESTION
    "{\"cite\":[\"s\"],\"text\":\"",
    "a ", 0, "\"}]}]}" },
};

static void
append_numbered (GString *out, const char *piece, guint i)
{
  const char *number;

  while ((number = strstr (piece, "%u")) != NULL)
    {
      g_string_append_len (out, piece, number - piece);
      g_string_append_printf (out, "%u", i);
      piece = number + 2;
    }
  g_string_append (out, piece);
}

static void
repeat (GString *out, const char *piece, gsize size, guint n)
{
  gboolean is_numbered = strstr (piece, "%u") != NULL;

  for (guint i = 0; i < n && out->len + strlen (piece) + 32 < size; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (is_numbered)
        append_numbered (out, piece, i);
      else
        g_string_append (out, piece);
    }
}

static void
repeat_text (GString *out, const char *piece, gsize size)
{
  while (out->len + strlen (piece) + 32 < size)
    g_string_append (out, piece);
}

/* bench_hostile_new:
 *
 * Returns the text of the i-th hostile file of about `size` bytes, owned by the caller, and lends
 * its name; NULL when there is none. */
GString *
bench_hostile_new (guint i, gsize size, const char **name)
{
  GString *out;

  if (i >= G_N_ELEMENTS (files))
    return NULL;
  *name = files[i].name;
  out = g_string_sized_new (size);
  g_string_append (out, files[i].before);
  if (files[i].n == 0)
    repeat_text (out, files[i].piece, size);
  else
    repeat (out, files[i].piece, size, files[i].n);
  g_string_append (out, files[i].after);
  return out;
}
