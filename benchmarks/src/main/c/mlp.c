/*
 * A network of fixed topology, written by hand: every size is a constant, so gcc unrolls and vectorises each layer for
 * itself. With -DUSE_BLAS the three matrix products go to OpenBLAS instead.
 *
 * Constants from the command line: INPUTS, HIDDEN1, HIDDEN2 (0: none), OUTPUTS, BATCH, EXAMPLES, CHECKED, STEPS, RATE,
 * TRAIN (0 or 1), IS_DOUBLE (1: double, sigmoids, squared error; 0: float, ReLU, softmax, cross-entropy).
 *
 * Arguments: file of numbers (parameters, inputs, targets), milliseconds of warm-up, milliseconds of a slice, slices.
 * Prints "output V" and "loss V" lines to be checked, then a "slice NS" line per slice: nanoseconds per call.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if IS_DOUBLE
typedef double real;
#define EXP exp
#define LOG log
#else
typedef float real;
#define EXP expf
#define LOG logf
#endif

#ifdef USE_BLAS
#include <cblas.h>
#endif

#define INLINE static inline __attribute__((always_inline))
#define LAST_HIDDEN (HIDDEN2 ? HIDDEN2 : HIDDEN1)
#define W1 0
#define B1 (W1 + INPUTS * HIDDEN1)
#define W2 (B1 + HIDDEN1)
#define B2 (W2 + HIDDEN1 * HIDDEN2)
#define W3 (B2 + HIDDEN2)
#define B3 (W3 + LAST_HIDDEN * OUTPUTS)
#define PARAMETERS (B3 + OUTPUTS)
#define WIDER(a, b) ((a) > (b) ? (a) : (b))
/* Sums of a layer. An array of the layer's own size would be a variable-length one to gcc, which it keeps in memory. */
#define WIDEST WIDER(WIDER(HIDDEN1, HIDDEN2), OUTPUTS)
#define ALIGNED __attribute__((aligned(64)))

static real parameters[PARAMETERS] ALIGNED;
static real initial[PARAMETERS];
static real inputs[EXAMPLES * INPUTS] ALIGNED;
static real targets[EXAMPLES * OUTPUTS] ALIGNED;
static real hidden1[BATCH * HIDDEN1] ALIGNED;
static real hidden2[BATCH * HIDDEN2 + 1] ALIGNED;
static real outputs[BATCH * OUTPUTS] ALIGNED;
static real delta1[BATCH * HIDDEN1] ALIGNED;
static real delta2[BATCH * HIDDEN2 + 1] ALIGNED;
static real delta3[BATCH * OUTPUTS] ALIGNED;

/* Net inputs: net[k][j] = bias[j] + sum over i of x[k][i] w[i][j]. */
INLINE void net_inputs(const real *restrict x, const real *restrict w, const real *restrict bias, real *restrict net,
                       int in, int out) {
#ifdef USE_BLAS
    for (int k = 0; k < BATCH; k++) memcpy(net + k * out, bias, out * sizeof(real));
    if (BATCH == 1)
        cblas_sgemv(CblasRowMajor, CblasTrans, in, out, 1, w, out, x, 1, 1, net, 1);
    else
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, BATCH, out, in, 1, x, in, w, out, 1, net, out);
#else
    for (int k = 0; k < BATCH; k++) {
        const real *xk = x + k * in;
        real z[WIDEST] ALIGNED;
        for (int j = 0; j < out; j++) z[j] = bias[j];
        int i = 0;
        /* Four inputs at a time, so that the net inputs are loaded and stored a quarter as often. */
        for (; i + 3 < in; i += 4)
            for (int j = 0; j < out; j++)
                z[j] += xk[i] * w[i * out + j] + xk[i + 1] * w[(i + 1) * out + j] + xk[i + 2] * w[(i + 2) * out + j] +
                        xk[i + 3] * w[(i + 3) * out + j];
        for (; i < in; i++)
            for (int j = 0; j < out; j++) z[j] += xk[i] * w[i * out + j];
        for (int j = 0; j < out; j++) net[k * out + j] = z[j];
    }
#endif
}

/* The activation of a hidden layer, in place. */
INLINE void activate(real *restrict net, int n) {
    for (int i = 0; i < n; i++) net[i] = IS_DOUBLE ? 1 / (1 + EXP(-net[i])) : (net[i] > 0 ? net[i] : 0);
}

/* Deltas of the layer before: (sum over j of w[i][j] d[k][j]) times the derivative at its outputs. */
INLINE void deltas_before(const real *restrict d, const real *restrict w, const real *restrict before,
                          real *restrict db, int in, int out) {
#ifdef USE_BLAS
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, BATCH, in, out, 1, d, out, w, out, 0, db, in);
    for (int i = 0; i < BATCH * in; i++) db[i] = before[i] > 0 ? db[i] : 0;
#else
    for (int i = 0; i < in; i++)
        for (int k = 0; k < BATCH; k++) {
            real sum = 0;
            for (int j = 0; j < out; j++) sum += w[i * out + j] * d[k * out + j];
            real h = before[k * in + i];
            db[k * in + i] = IS_DOUBLE ? sum * h * (1 - h) : (h > 0 ? sum : 0);
        }
#endif
}

/* w[i][j] -= scale * sum over k of x[k][i] d[k][j], and the biases likewise. */
INLINE void update(const real *restrict x, const real *restrict d, real *restrict w, real *restrict bias, int in,
                   int out) {
    const real scale = (real)RATE / BATCH;
#ifdef USE_BLAS
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, in, out, BATCH, -scale, x, in, d, out, 1, w, out);
#else
    for (int i = 0; i < in; i++) {
        real g[WIDEST] ALIGNED;
        for (int j = 0; j < out; j++) g[j] = 0;
        for (int k = 0; k < BATCH; k++)
            for (int j = 0; j < out; j++) g[j] += x[k * in + i] * d[k * out + j];
        for (int j = 0; j < out; j++) w[i * out + j] -= scale * g[j];
    }
#endif
    for (int k = 0; k < BATCH; k++)
        for (int j = 0; j < out; j++) bias[j] -= scale * d[k * out + j];
}

/* Leaves the outputs in `outputs`; returns the error of the batch when there are targets. */
INLINE real forward(const real *restrict x, const real *restrict target) {
    real *p = parameters;
    real error = 0;
    net_inputs(x, p + W1, p + B1, hidden1, INPUTS, HIDDEN1);
    activate(hidden1, BATCH * HIDDEN1);
#if HIDDEN2
    net_inputs(hidden1, p + W2, p + B2, hidden2, HIDDEN1, HIDDEN2);
    activate(hidden2, BATCH * HIDDEN2);
    net_inputs(hidden2, p + W3, p + B3, outputs, HIDDEN2, OUTPUTS);
#else
    net_inputs(hidden1, p + W3, p + B3, outputs, HIDDEN1, OUTPUTS);
#endif
#if IS_DOUBLE
    activate(outputs, BATCH * OUTPUTS);
    if (target)
        for (int i = 0; i < BATCH * OUTPUTS; i++) error += (target[i] - outputs[i]) * (target[i] - outputs[i]) / 2;
#else
    for (int k = 0; k < BATCH; k++) {
        real *z = outputs + k * OUTPUTS;
        real max = z[0], sum = 0, dot = 0;
        for (int j = 1; j < OUTPUTS; j++) max = z[j] > max ? z[j] : max;
        if (target)
            for (int j = 0; j < OUTPUTS; j++) dot += target[k * OUTPUTS + j] * (z[j] - max);
        for (int j = 0; j < OUTPUTS; j++) sum += z[j] = EXP(z[j] - max);
        for (int j = 0; j < OUTPUTS; j++) z[j] *= 1 / sum;
        if (target) error += LOG(sum) - dot;
    }
#endif
    return error;
}

static __attribute__((noinline)) real predict(const real *restrict x) {
    forward(x, 0);
    return outputs[0];
}

static __attribute__((noinline)) real train(const real *restrict x, const real *restrict target) {
    real *p = parameters;
    real error = forward(x, target);
    for (int i = 0; i < BATCH * OUTPUTS; i++) {
        real out = outputs[i];
        delta3[i] = IS_DOUBLE ? (out - target[i]) * out * (1 - out) : out - target[i];
    }
#if HIDDEN2
    deltas_before(delta3, p + W3, hidden2, delta2, HIDDEN2, OUTPUTS);
    deltas_before(delta2, p + W2, hidden1, delta1, HIDDEN1, HIDDEN2);
    update(hidden2, delta3, p + W3, p + B3, HIDDEN2, OUTPUTS);
    update(hidden1, delta2, p + W2, p + B2, HIDDEN1, HIDDEN2);
#else
    deltas_before(delta3, p + W3, hidden1, delta1, HIDDEN1, OUTPUTS);
    update(hidden1, delta3, p + W3, p + B3, HIDDEN1, OUTPUTS);
#endif
    update(x, delta1, p + W1, p + B1, INPUTS, HIDDEN1);
    return error;
}

static double nanoseconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static volatile real sink;

static void run(long calls) {
    static int batch = 0;
    real sum = 0;
    for (long c = 0; c < calls; c++) {
        const real *x = inputs + batch * BATCH * INPUTS;
        sum += TRAIN ? train(x, targets + batch * BATCH * OUTPUTS) : predict(x);
        batch = batch + 1 == EXAMPLES / BATCH ? 0 : batch + 1;
    }
    sink = sum;
}

static void reset(void) { memcpy(parameters, initial, sizeof parameters); }

static void read_numbers(FILE *file, real *to, size_t count) {
    if (fread(to, sizeof(real), count, file) != count) {
        printf("failed the file of numbers is too short\n");
        exit(1);
    }
}

int main(int argc, char **argv) {
    FILE *file = argc == 5 ? fopen(argv[1], "rb") : NULL;
    if (!file) {
        printf("failed expected: FILE WARMUP-MS SLICE-MS SLICES, with a FILE that can be read\n");
        return 1;
    }
    read_numbers(file, initial, PARAMETERS);
    read_numbers(file, inputs, EXAMPLES * INPUTS);
    read_numbers(file, targets, EXAMPLES * OUTPUTS);
    double warm_up = atof(argv[2]) * 1e6, slice = atof(argv[3]) * 1e6;

    reset();
    for (int k = 0; k < CHECKED; k += BATCH) {
        predict(inputs + k * INPUTS);
        for (int i = 0; i < BATCH * OUTPUTS; i++) printf("output %.17g\n", (double)outputs[i]);
    }
    for (int s = 0; s < STEPS; s++) {
        int first = s % (EXAMPLES / BATCH) * BATCH;
        printf("loss %.17g\n", (double)train(inputs + first * INPUTS, targets + first * OUTPUTS) / BATCH);
    }

    reset();
    long calls = 1;
    for (double start = nanoseconds(); nanoseconds() - start < warm_up;) {
        double before = nanoseconds();
        run(calls);
        if (nanoseconds() - before < 1e6) calls *= 2;
    }
    for (int s = 0; s < atoi(argv[4]); s++) {
        reset();
        long done = 0;
        double start = nanoseconds(), elapsed = 0;
        while (elapsed < slice) {
            run(calls);
            done += calls;
            elapsed = nanoseconds() - start;
        }
        printf("slice %.6g\n", elapsed / done);
    }
    return 0;
}
