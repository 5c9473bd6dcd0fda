/*
 * A sound card of the tests, as a plugin of ALSA's real library (`type tactus_test`): it plays by the monotonic clock, and
 * into files: FOLDER/played has its left channel as floats, FOLDER/times what time it was when how many frames of that were
 * played. What FOLDER/behaves begins with says what is wrong with it:
 *
 *   n nothing   b it stands still   g it is gone   u it is busy
 *   z it says that its delay is 0, always   - that it is negative   h that it is hours   j now this, now that
 *   s it takes everything at once
 */
#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

struct card {
  snd_pcm_ioplug_t io;
  char folder[512];
  float *buffer;
  long long started_ns, stood_ns, last_ns;
  long long played;
  FILE *played_file, *times_file;
};

static char behaviour(const struct card *card) {
  char path[600], first = 'n';
  snprintf(path, sizeof path, "%s/behaves", card->folder);
  int file = open(path, O_RDONLY);
  if (file < 0 || read(file, &first, 1) != 1) first = 'n';
  if (file >= 0) close(file);
  return first;
}

static long long now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static void play(struct card *card, long long until, long long at_ns) {
  if (until <= card->played) return;
  for (; card->played < until; card->played += 1)
    fwrite(&card->buffer[card->played % card->io.buffer_size], sizeof(float), 1, card->played_file);
  fprintf(card->times_file, "%lld %ld\n", at_ns, ftell(card->played_file) / (long)sizeof(float));
  fflush(card->played_file);
  fflush(card->times_file);
}

static int start(snd_pcm_ioplug_t *io) {
  struct card *card = io->private_data;
  card->started_ns = card->last_ns = now_ns();
  card->stood_ns = 0;
  return 0;
}

static int stop(snd_pcm_ioplug_t *io) {
  struct card *card = io->private_data;
  card->started_ns = 0;
  return 0;
}

static int prepare(snd_pcm_ioplug_t *io) {
  struct card *card = io->private_data;
  free(card->buffer);
  card->buffer = calloc(io->buffer_size, sizeof(float));
  card->played = card->started_ns = 0;
  return card->buffer ? 0 : -ENOMEM;
}

static snd_pcm_sframes_t pointer(snd_pcm_ioplug_t *io) {
  struct card *card = io->private_data;
  char behaves = behaviour(card);
  long long now = now_ns();
  if (behaves == 'g') {
    snd_pcm_ioplug_set_state(io, SND_PCM_STATE_DISCONNECTED);
    return -ENODEV;
  }
  if (card->started_ns == 0) return 0;
  if (behaves == 'b') card->stood_ns += now - card->last_ns;
  card->last_ns = now;
  long long due = (now - card->started_ns - card->stood_ns) * io->rate / 1000000000LL;
  if (behaves == 's') due = io->appl_ptr;
  if (due > (long long)io->appl_ptr) return -EPIPE;
  play(card, due, now);
  return card->played % io->buffer_size;
}

static snd_pcm_sframes_t transfer(snd_pcm_ioplug_t *io, const snd_pcm_channel_area_t *areas,
                                  snd_pcm_uframes_t offset, snd_pcm_uframes_t size) {
  struct card *card = io->private_data;
  const char *from = (const char *)areas[0].addr + (areas[0].first + areas[0].step * offset) / 8;
  for (snd_pcm_uframes_t i = 0; i < size; i += 1)
    card->buffer[(io->appl_ptr + i) % io->buffer_size] = *(const float *)(from + i * areas[0].step / 8);
  return size;
}

static int delay(snd_pcm_ioplug_t *io, snd_pcm_sframes_t *frames) {
  struct card *card = io->private_data;
  pointer(io);
  *frames = io->appl_ptr - card->played;
  switch (behaviour(card)) {
    case 'z': *frames = 0; break;
    case '-': *frames -= 20000; break;
    case 'h': *frames = 2000000000; break;
    case 'j': *frames = rand() % 40000; break;
  }
  return 0;
}

/* As the kernel's cards do: PulseAudio takes what time a status tells for that. */
static int sw_params(snd_pcm_ioplug_t *io, snd_pcm_sw_params_t *params) {
  return snd_pcm_sw_params_set_tstamp_type(io->pcm, params, SND_PCM_TSTAMP_TYPE_MONOTONIC);
}

/* Sound servers wait for it: it looks at the time, and they at what room there is. */
static int poll_revents(snd_pcm_ioplug_t *io, struct pollfd *waited, unsigned int count, unsigned short *revents) {
  unsigned long long ticks;
  (void)count;
  if (read(waited->fd, &ticks, sizeof ticks) < 0) ticks = 0;
  snd_pcm_sframes_t room = snd_pcm_avail_update(io->pcm);
  *revents = room < 0 ? POLLERR : room >= (snd_pcm_sframes_t)io->period_size ? POLLOUT : 0;
  return 0;
}

static int close_card(snd_pcm_ioplug_t *io) {
  struct card *card = io->private_data;
  fclose(card->played_file);
  fclose(card->times_file);
  close(io->poll_fd);
  free(card->buffer);
  free(card);
  return 0;
}

static const snd_pcm_ioplug_callback_t callbacks = {
  .start = start, .stop = stop, .prepare = prepare, .pointer = pointer,
  .transfer = transfer, .delay = delay, .sw_params = sw_params, .poll_revents = poll_revents, .close = close_card,
};

SND_PCM_PLUGIN_DEFINE_FUNC(tactus_test) {
  (void)root;
  const char *folder = NULL;
  snd_config_iterator_t i, next;
  snd_config_for_each(i, next, conf) {
    snd_config_t *entry = snd_config_iterator_entry(i);
    const char *id;
    if (snd_config_get_id(entry, &id) == 0 && strcmp(id, "folder") == 0) snd_config_get_string(entry, &folder);
  }
  if (folder == NULL) return -EINVAL;
  struct card *card = calloc(1, sizeof *card);
  if (card == NULL) return -ENOMEM;
  snprintf(card->folder, sizeof card->folder, "%s", folder);
  char behaves = behaviour(card), path[600];
  if (behaves == 'g' || behaves == 'u') {
    free(card);
    return behaves == 'g' ? -ENODEV : -EBUSY;
  }
  snprintf(path, sizeof path, "%s/played", folder);
  card->played_file = fopen(path, "ab");
  snprintf(path, sizeof path, "%s/times", folder);
  card->times_file = fopen(path, "ab");
  if (card->played_file == NULL || card->times_file == NULL) return -EIO;
  fseek(card->played_file, 0, SEEK_END);
  card->io.version = SND_PCM_IOPLUG_VERSION;
  card->io.name = "a sound card of the tests";
  card->io.callback = &callbacks;
  card->io.private_data = card;
  card->io.poll_fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  card->io.poll_events = POLLIN;
  const struct itimerspec each_5_ms = {{0, 5000000}, {0, 5000000}};
  timerfd_settime(card->io.poll_fd, 0, &each_5_ms, NULL);
  card->io.mmap_rw = 0;
  int fault = snd_pcm_ioplug_create(&card->io, name, stream, mode);
  if (fault < 0) return fault;
  unsigned int access[] = {SND_PCM_ACCESS_RW_INTERLEAVED, SND_PCM_ACCESS_MMAP_INTERLEAVED};
  unsigned int format[] = {SND_PCM_FORMAT_FLOAT};
  snd_pcm_ioplug_set_param_list(&card->io, SND_PCM_IOPLUG_HW_ACCESS, 2, access);
  snd_pcm_ioplug_set_param_list(&card->io, SND_PCM_IOPLUG_HW_FORMAT, 1, format);
  snd_pcm_ioplug_set_param_minmax(&card->io, SND_PCM_IOPLUG_HW_CHANNELS, 2, 2);
  snd_pcm_ioplug_set_param_minmax(&card->io, SND_PCM_IOPLUG_HW_RATE, 8000, 192000);
  snd_pcm_ioplug_set_param_minmax(&card->io, SND_PCM_IOPLUG_HW_PERIOD_BYTES, 1024, 1 << 20);
  snd_pcm_ioplug_set_param_minmax(&card->io, SND_PCM_IOPLUG_HW_BUFFER_BYTES, 4096, 1 << 21);
  *pcmp = card->io.pcm;
  return 0;
}

SND_PCM_PLUGIN_SYMBOL(tactus_test);
