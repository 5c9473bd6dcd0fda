/* The pointwise part of an LSTM step, fused. Gates lie in a row as [i f g o], each `width` floats wide, as in PyTorch.
 * Compiled with -ffast-math so that expf becomes a vector routine; arguments are clamped, so nothing overflows. */
#include <math.h>

static inline float sigmoid(float x) {
  x = x < -40.f ? -40.f : x;
  x = x > 40.f ? 40.f : x;
  return 1.f / (1.f + expf(-x));
}

/* In: gates before activation, previous cell. Out: activated gates (in place), cell, tanh(cell), hidden. */
void gates_forward(float *restrict gates, const float *restrict cell_before, float *restrict cell,
                   float *restrict cell_tanh, float *restrict hidden, long rows, long width) {
  for (long row = 0; row < rows; row++) {
    float *g = gates + row * 4 * width;
    const float *before = cell_before + row * width;
    float *c = cell + row * width, *t = cell_tanh + row * width, *h = hidden + row * width;
    for (long j = 0; j < 2 * width; j++) g[j] = sigmoid(g[j]);
    for (long j = 2 * width; j < 3 * width; j++) g[j] = 2.f * sigmoid(2.f * g[j]) - 1.f;
    for (long j = 3 * width; j < 4 * width; j++) g[j] = sigmoid(g[j]);
    for (long j = 0; j < width; j++) c[j] = g[width + j] * before[j] + g[j] * g[2 * width + j];
    for (long j = 0; j < width; j++) {
      t[j] = 2.f * sigmoid(2.f * c[j]) - 1.f;
      h[j] = g[3 * width + j] * t[j];
    }
  }
}

/* In: activated gates, cells of the forward pass, gradient of hidden (from above and from the next step).
 * In and out: gradient of the cell, carried backwards. Out: gradient before activation (over `gates`). */
void gates_backward(float *restrict gates, const float *restrict cell_before, const float *restrict cell_tanh,
                    const float *restrict grad_above, const float *restrict grad_next, float *restrict grad_cell,
                    long rows, long width) {
  for (long row = 0; row < rows; row++) {
    float *g = gates + row * 4 * width;
    const float *before = cell_before + row * width, *t = cell_tanh + row * width;
    const float *above = grad_above + row * width, *next = grad_next + row * width;
    float *carried = grad_cell + row * width;
    for (long j = 0; j < width; j++) {
      const float dh = above[j] + next[j];
      const float i = g[j], f = g[width + j], n = g[2 * width + j], o = g[3 * width + j];
      const float dc = carried[j] + dh * o * (1.f - t[j] * t[j]);
      g[j] = dc * n * i * (1.f - i);
      g[width + j] = dc * before[j] * f * (1.f - f);
      g[2 * width + j] = dc * i * (1.f - n * n);
      g[3 * width + j] = dh * t[j] * o * (1.f - o);
      carried[j] = dc * f;
    }
  }
}
