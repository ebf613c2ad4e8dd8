/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lesson of any size, the same on every machine: as many arrows as nodes, a source for ten of
 * them, a step for ten, a compartment for fifty, questions, quiz, glossary, medicines and measures
 * in proportion. It is laid out as the built-in lesson is: two spaces a level, short lists on one
 * line. Texts are sentences that `moa-tool check` has nothing against; one in four holds a link,
 * some hold escapes, and some letters that are not ASCII. With 100,000 nodes the file is close to
 * the 64 MiB that the format allows, which is why the texts are shorter than the built-in ones. */

#include "bench-lesson.h"

#include <glib/gstdio.h>

#define CELL 50u      /* nodes in a compartment */
#define TISSUE 10u    /* compartments in a larger one */
#define COLUMNS 10u   /* nodes in a row of a compartment */
#define WIDTH 1700u   /* of a compartment with its margin, in diagram units */
#define HEIGHT 700u   /* the same */
#define PER_TOUR 100u /* steps */

typedef struct
{
  GString *out;
  guint n_nodes;
  guint32 random;
  gboolean labelled; /* arrows are, and there are more of them */
} Writer;

static guint
pick (Writer *self, guint n)
{
  self->random ^= self->random << 13;
  self->random ^= self->random >> 17;
  self->random ^= self->random << 5;
  return self->random % n;
}

static guint
share (const Writer *self, guint one_in)
{
  return MAX (self->n_nodes / one_in, 2);
}

/* Texts */

static const char *const plain_sentences[] = {
  "The cell reads the copy and builds the part.",    "The part then moves on in the blood.",
  "When there is less of it, less fat is sent out.", "It is the frame of each small packet.",
  "This step can be slowed down by a drug.",         "The drug sticks to it and it is cut.",
  "It is made in the liver and in the gut.",         "No one knows yet how much this counts.",
};

static const char *const clinical_sentences[] = {
  "Structural protein with one copy per particle; the receptor-binding region lies near residue "
  "3,359.",
  "Tissue concentration was highest in kidney and liver; the median fall was \\u221224.7% (95% CI "
  "\\u221231.6 to \\u221217.7).",
  "Transfer of triglyceride in the endoplasmic reticulum precedes secretion of the nascent "
  "particle.",
  "Clearance rises with the number of receptors, which the transcription factor SREBP-2 controls.",
  "A 20-mer 2′-MOE gapmer, 200 mg subcutaneously once a week; half-life 1 to 2 months.",
  "The label reports ALT ≥3×ULN in 12% (4/34) against 0% (0/17) with placebo.",
  "Most cited is the claim of \\\"complete\\\" silencing; the assay’s limit was 0.5 µmol/l.",
};

static void
add_link (Writer *self)
{
  if (pick (self, 3) > 0)
    g_string_append_printf (self->out, "See [the word](term:term-%u). ",
                            pick (self, share (self, 20)));
  else
    g_string_append_printf (self->out, "It acts on [this part](part:node-%u). ",
                            pick (self, self->n_nodes));
}

static void
add_plain (Writer *self, const char *name, guint n_sentences)
{
  g_string_append_printf (self->out, "\"%s\": \"", name);
  if (pick (self, 4) == 0)
    add_link (self);
  if (pick (self, 16) == 0)
    g_string_append (self->out, "It is the “bad” kind. ");
  for (guint i = 0; i < n_sentences; i++)
    g_string_append_printf (self->out, "%s%s", i > 0 ? " " : "",
                            plain_sentences[pick (self, G_N_ELEMENTS (plain_sentences))]);
  g_string_append_c (self->out, '"');
}

static void
add_clinical (Writer *self, guint n_sentences)
{
  g_string_append (self->out, "\"clinical\": \"");
  if (pick (self, 3) == 0)
    add_link (self);
  for (guint i = 0; i < n_sentences; i++)
    g_string_append_printf (self->out, "%s%s", i > 0 ? " " : "",
                            clinical_sentences[pick (self, G_N_ELEMENTS (clinical_sentences))]);
  g_string_append_c (self->out, '"');
}

/* Sources are cited in turn, so that each is. */
static void
add_cite (Writer *self, guint first, guint n)
{
  guint n_sources = share (self, 10);

  g_string_append (self->out, "\"cite\": [");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (self->out, "%s\"source-%u\"", i > 0 ? ", " : "",
                            (first + i * 7) % n_sources);
  g_string_append (self->out, "]");
}

static void
add_focus (Writer *self)
{
  guint first = pick (self, self->n_nodes - 1);

  g_string_append_printf (self->out, "\"focus\": [\"node-%u\", \"node-%u\", \"edge-%u\"]", first,
                          first + 1, first);
}

/* Lists */

typedef void (*AddRecord) (Writer *self, guint i, const char *indent);

static void
add_list (Writer *self, const char *name, guint n, const char *indent, AddRecord add)
{
  g_string_append_printf (self->out, "%s\"%s\": [", indent, name);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (self->out, "%s\n%s  {\n%s    ", i > 0 ? "," : "", indent, indent);
      add (self, i, indent);
      g_string_append_printf (self->out, "\n%s  }", indent);
    }
  g_string_append_printf (self->out, "\n%s]", indent);
}

static void
next_member (Writer *self, const char *indent)
{
  g_string_append_printf (self->out, ",\n%s    ", indent);
}

static void
add_source (Writer *self, guint i, const char *indent)
{
  static const char *const kinds[] = { "trial", "review", "label", "database", "web" };

  g_string_append_printf (self->out, "\"id\": \"source-%u\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"kind\": \"%s\"", kinds[i % G_N_ELEMENTS (kinds)]);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"title\": \"Report %u on the making of particles\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"authors\": \"Müller A, O’Brien B\"");
  next_member (self, indent);
  g_string_append_printf (self->out, "\"container\": \"J Lipid Res\"");
  next_member (self, indent);
  g_string_append_printf (self->out, "\"year\": %u", 1980 + i % 45);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"doi\": \"10.1234/jlr.%06u\"", i);
}

static void
add_term (Writer *self, guint i, const char *indent)
{
  g_string_append_printf (self->out, "\"id\": \"term-%u\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"term\": \"lipo%u\"", i);
  next_member (self, indent);
  add_plain (self, "definition", 2);
}

static void
add_notice (Writer *self, guint i, const char *indent)
{
  g_string_append_printf (self->out, "\"id\": \"notice-%u\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"severity\": \"%s\"", i % 2 == 0 ? "info" : "caution");
  next_member (self, indent);
  add_plain (self, "text", 2);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"parts\": [\"node-%u\"]", pick (self, self->n_nodes));
  next_member (self, indent);
  add_cite (self, i, 1);
}

static void
add_medicine (Writer *self, guint i, const char *indent)
{
  guint node = pick (self, self->n_nodes);

  g_string_append_printf (self->out, "\"id\": \"medicine-%u\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"label\": \"Medicine %u\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"acts_on\": [{ \"part\": \"node-%u\", \"change\": \"-\" }]",
                          node);
  next_member (self, indent);
  add_plain (self, "plain", 2);
  next_member (self, indent);
  add_clinical (self, 2);
  next_member (self, indent);
  add_cite (self, i, 2);
}

static void
add_measure (Writer *self, guint i, const char *indent)
{
  g_string_append_printf (self->out, "\"id\": \"measure-%u\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"label\": \"Change in study %u\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"about\": \"%s\"", i % 2 == 0 ? "harm" : "benefit");
  next_member (self, indent);
  g_string_append (self->out, "\"unit\": \"%\"");
  next_member (self, indent);
  g_string_append_printf (self->out,
                          "\"arms\": [{ \"label\": \"Drug\", \"value\": -%u.%u }, "
                          "{ \"label\": \"Placebo\", \"value\": 0.%u }]",
                          pick (self, 60), pick (self, 10), pick (self, 10));
  next_member (self, indent);
  add_plain (self, "text", 1);
  next_member (self, indent);
  add_cite (self, i, 1);
}

/* The diagram: blocks of nodes in rows of blocks. */

static void
add_compartment (Writer *self, guint i, const char *indent)
{
  guint n_cells = (self->n_nodes + CELL - 1) / CELL;
  gboolean is_cell = i < n_cells;
  guint row = is_cell ? i / TISSUE : i - n_cells;
  guint x = is_cell ? i % TISSUE * WIDTH + 20 : 0;

  g_string_append_printf (self->out, "\"id\": \"%s-%u\"", is_cell ? "cell" : "tissue",
                          is_cell ? i : row);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"label\": \"%s %u\"", is_cell ? "Cell" : "Tissue",
                          is_cell ? i : row);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"kind\": \"%s\"", is_cell ? "cell" : "tissue");
  next_member (self, indent);
  g_string_append_printf (self->out, "\"box\": [%u, %u, %u, %u]", x,
                          row * HEIGHT + (is_cell ? 20 : 0), is_cell ? WIDTH - 40 : TISSUE * WIDTH,
                          is_cell ? HEIGHT - 40 : HEIGHT);
  if (!is_cell)
    return;
  next_member (self, indent);
  g_string_append_printf (self->out, "\"parent\": \"tissue-%u\"", row);
}

static void
add_node (Writer *self, guint i, const char *indent)
{
  static const char *const kinds[] = { "gene",     "rna",   "protein",     "enzyme",
                                       "receptor", "lipid", "lipoprotein", "process" };
  guint cell = i / CELL;
  guint in_cell = i % CELL;

  g_string_append_printf (self->out, "\"id\": \"node-%u\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"label\": \"apo B-%u\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"kind\": \"%s\"", kinds[pick (self, G_N_ELEMENTS (kinds))]);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"compartment\": \"cell-%u\"", cell);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"at\": [%u, %u.5]",
                          cell % TISSUE * WIDTH + 100 + in_cell % COLUMNS * 160,
                          cell / TISSUE * HEIGHT + 100 + in_cell / COLUMNS * 120);
  next_member (self, indent);
  add_plain (self, "plain", 1 + pick (self, 2));
  if (i % 4 == 0)
    {
      next_member (self, indent);
      add_clinical (self, 2 + pick (self, 2));
    }
  next_member (self, indent);
  add_cite (self, i, 1 + pick (self, 2));
}

static void
add_edge (Writer *self, guint i, const char *indent)
{
  static const char *const kinds[] = { "conversion", "transport", "binding",    "catalysis",
                                       "uptake",     "secretion", "inhibition", "stimulation" };
  static const char *const labels[] = { "is read into", "takes up fat", "cuts",
                                        "moves into the blood", "holds back" };

  g_string_append_printf (self->out, "\"id\": \"edge-%u\"", i);
  next_member (self, indent);
  if (self->labelled)
    {
      g_string_append_printf (self->out, "\"label\": \"%s\"", labels[i % G_N_ELEMENTS (labels)]);
      next_member (self, indent);
    }
  g_string_append_printf (self->out, "\"from\": \"node-%u\"", i % self->n_nodes);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"to\": \"node-%u\"",
                          i % 3 == 0 ? pick (self, self->n_nodes) : (i + 1) % self->n_nodes);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"kind\": \"%s\"", kinds[pick (self, G_N_ELEMENTS (kinds))]);
  if (i % 5 == 0)
    {
      next_member (self, indent);
      g_string_append_printf (self->out, "\"via\": [[%u, 40], [%u.25, 60]]", i % 1000, i % 1000);
    }
  if (i % 4 == 0)
    {
      next_member (self, indent);
      add_plain (self, "plain", 1);
    }
  next_member (self, indent);
  add_cite (self, i, 1);
}

static void
add_diagram (Writer *self)
{
  guint n_cells = (self->n_nodes + CELL - 1) / CELL;
  guint n_tissues = (n_cells + TISSUE - 1) / TISSUE;

  g_string_append_printf (self->out,
                          "  \"diagram\": {\n    \"size\": [%u, %u],\n"
                          "    \"caption\": \"From the gene to the blood\",\n"
                          "    \"how_to_read\": \"Follow the arrows.\",\n",
                          TISSUE * WIDTH, n_tissues * HEIGHT);
  add_list (self, "compartments", n_cells + n_tissues, "    ", add_compartment);
  g_string_append (self->out, ",\n");
  add_list (self, "nodes", self->n_nodes, "    ", add_node);
  g_string_append (self->out, ",\n");
  add_list (self, "edges", self->labelled ? self->n_nodes * 6 / 5 : self->n_nodes, "    ",
            add_edge);
  g_string_append (self->out, "\n  },\n");
}

/* Teaching */

static void
add_step (Writer *self, guint i, const char *indent)
{
  g_string_append_printf (self->out, "\"id\": \"step-%u\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"title\": \"Step %u\"", i + 1);
  next_member (self, indent);
  add_plain (self, "text", 2);
  next_member (self, indent);
  add_focus (self);
  next_member (self, indent);
  add_cite (self, i, 1);
}

static void
add_tour (Writer *self, guint i, const char *indent)
{
  guint left = share (self, 10) - i * PER_TOUR;

  g_string_append_printf (self->out, "\"id\": \"tour-%u\"", i);
  next_member (self, indent);
  g_string_append_printf (self->out, "\"title\": \"Part %u of the way\"", i + 1);
  g_string_append (self->out, ",\n");
  add_list (self, "steps", MIN (left, PER_TOUR), "      ", add_step);
}

static void
add_question (Writer *self, guint i, const char *indent)
{
  g_string_append_printf (self->out, "\"id\": \"question-%u\"", i);
  next_member (self, indent);
  g_string_append (self->out, "\"question\": \"Where does it go?\"");
  next_member (self, indent);
  g_string_append (self->out, "\"answer\": [");
  for (guint j = 0; j < 2; j++)
    {
      g_string_append_printf (self->out, "%s\n%s      { ", j > 0 ? "," : "", indent);
      add_plain (self, "text", 3);
      g_string_append (self->out, ", ");
      add_clinical (self, 2);
      g_string_append (self->out, ", ");
      add_cite (self, i + j, 2);
      g_string_append (self->out, " }");
    }
  g_string_append_printf (self->out, "\n%s    ]", indent);
  next_member (self, indent);
  add_focus (self);
}

static void
add_quiz_item (Writer *self, guint i, const char *indent)
{
  g_string_append_printf (self->out, "\"id\": \"quiz-%u\"", i);
  next_member (self, indent);
  g_string_append (self->out, "\"question\": \"What does it stick to?\"");
  next_member (self, indent);
  g_string_append (self->out, "\"choices\": [{ \"text\": \"The gene\" }, { \"text\": \"The copy\", "
                              "\"right\": true }, { \"text\": \"The dock\" }]");
  next_member (self, indent);
  add_plain (self, "why", 1);
  next_member (self, indent);
  add_cite (self, i, 1);
}

static void
add_head (Writer *self)
{
  g_string_append (
      self->out, "{\n  \"format\": 1,\n  \"id\": \"bench\",\n  \"version\": \"1.0\",\n"
                 "  \"language\": \"en\",\n  \"title\": \"A lesson of any size\",\n"
                 "  \"purpose\": \"You will see how long it takes to read.\",\n"
                 "  \"main_message\": \"A lesson opens as fast as it can be read.\",\n"
                 "  \"status\": { \"state\": \"not-applicable\", \"text\": \"None.\", "
                 "\"as_of\": \"2026-01-01\" },\n"
                 "  \"review\": { \"reviewed\": \"2026-01-01\", \"review_by\": \"2096-01-01\" },\n"
                 "  \"actions\": [\"Ask your doctor what it means for you.\"],\n");
}

static GString *
write_lesson (guint n_nodes, gboolean labelled)
{
  Writer self = { g_string_new (NULL), n_nodes, 2463534242u, labelled };
  const struct
  {
    const char *name;
    guint n;
    AddRecord add;
  } lists[] = {
    { "sources", share (&self, 10), add_source },
    { "glossary", share (&self, 20), add_term },
    { "notices", share (&self, 200), add_notice },
    { "medicines", share (&self, 200), add_medicine },
    { "measures", share (&self, 100), add_measure },
    { "tours", (share (&self, 10) + PER_TOUR - 1) / PER_TOUR, add_tour },
    { "questions", share (&self, 50), add_question },
    { "quiz", share (&self, 100), add_quiz_item },
  };

  add_head (&self);
  add_diagram (&self);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      add_list (&self, lists[i].name, lists[i].n, "  ", lists[i].add);
      g_string_append (self.out, i + 1 < G_N_ELEMENTS (lists) ? ",\n" : "\n}\n");
    }
  return self.out;
}

/* bench_lesson_new:
 *
 * Returns the text of a lesson with so many nodes, at least two; owned by the caller. */
GString *
bench_lesson_new (guint n_nodes)
{
  return write_lesson (n_nodes, FALSE);
}

/* bench_lesson_new_labelled:
 *
 * Returns the text of a lesson with six labelled arrows for five nodes; owned by the caller. */
GString *
bench_lesson_new_labelled (guint n_nodes)
{
  return write_lesson (n_nodes, TRUE);
}

/* bench_lesson_load:
 * @text: (transfer full): a lesson without errors
 * @ms: (out) (optional): how long it was read and checked
 *
 * Writes a lesson into a folder, reads it, and removes the folder.
 *
 * Returns: (transfer full): the lesson */
MoaBundle *
bench_lesson_load (GString *text, double *ms)
{
  g_autofree char *folder = g_dir_make_tmp ("moa-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bundle.json", NULL);
  g_autoptr (GFile) location = g_file_new_for_path (folder);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundleRoot) root = NULL;
  MoaBundle *bundle;
  gint64 begin;

  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  g_string_free (text, TRUE);
  begin = g_get_monotonic_time ();
  root = moa_bundle_root_new (location);
  bundle = moa_bundle_load (root, diagnostics);
  if (ms != NULL)
    *ms = (double) (g_get_monotonic_time () - begin) / 1000;
  g_assert_nonnull (bundle);
  g_remove (path);
  g_rmdir (folder);

  return bundle;
}
