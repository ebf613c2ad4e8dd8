/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program may be started without one of its three standard streams. Then the next file that it
 * opens takes the stream's number: a lesson's archive would be read as its input, a message would
 * be written into a file, and a picture would not reach the program that draws it. So the numbers
 * are taken first, by something that answers as a closed stream does. */

#include "moa-standard-streams.h"

#include <fcntl.h>
#include <unistd.h>

/* moa_standard_streams_hold:
 *
 * Takes the numbers of those standard streams that are closed. Reading from them and writing to
 * them fails as before. To be called before anything is opened. */
void
moa_standard_streams_hold (void)
{
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
    if (fcntl (stream, F_GETFD) < 0)
      open ("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}
