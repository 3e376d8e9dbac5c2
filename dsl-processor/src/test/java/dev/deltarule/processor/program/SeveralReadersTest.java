package dev.deltarule.processor.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Loss;
import dev.deltarule.processor.emit.kernels.KernelCalls;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.loss.LossRules;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.plan.Precision;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A layer that three others read, built by hand: what they pass back to it adds up. */
class SeveralReadersTest {
    private static final int EXAMPLES = 3;
    private static final int PARAMETERS = 2 * 4 + 4 + 4 * 3 + 3 + 4 * 3 + 3 * 2 + 3 * 2 + 4 * 2 + 2;

    private static final Weights TO_H = new Weights("h", 2, 4, 0, Bias.PER_UNIT, 8);
    private static final Weights TO_A = new Weights("a", 4, 3, 12, Bias.PER_UNIT, 24);
    private static final Weights TO_B = new Weights("b", 4, 3, 27, Bias.NONE, 39);
    private static final Weights A_TO_O = new Weights("ao", 3, 2, 39, Bias.NONE, 45);
    private static final Weights B_TO_O = new Weights("bo", 3, 2, 45, Bias.NONE, 51);
    private static final Weights H_TO_O = new Weights("o", 4, 2, 51, Bias.PER_UNIT, 59);

    private final ProgramBuilder to = new ProgramBuilder();
    private final Buffer in = new Buffer("in", 2, Buffer.Place.INPUTS);
    private final Buffer h = to.buffer("outs_h", 4);
    private final Buffer a = to.buffer("outs_a", 3);
    private final Buffer b = to.buffer("outs_b", 3);
    private final Buffer o = to.buffer("outs_o", 2);
    private final Buffer deltaH = to.buffer("deltas_h", 4);
    private final Buffer deltaA = to.buffer("deltas_a", 3);
    private final Buffer deltaB = to.buffer("deltas_b", 3);
    private final Buffer deltaO = to.buffer("deltas_o", 2);
    private final Program program = program();

    @Test
    void gradientsOfAllReadersAddUp() {
        Random random = new Random(3);
        double[] parameters = random.doubles(PARAMETERS, -1, 1).toArray();
        double[] inputs = random.doubles(EXAMPLES * 2L, -1, 1).toArray();
        double[] targets = random.doubles(EXAMPLES * 2L, -1, 1).toArray();
        Interpreter interpreter = new Interpreter(program, parameters);
        double[] gradient = new double[PARAMETERS];
        interpreter.gradient(inputs, targets, EXAMPLES, gradient);

        for (int k = 0; k < PARAMETERS; k++) {
            double before = parameters[k];
            double difference = 1e-5;
            parameters[k] = before + difference;
            double above = interpreter.error(inputs, targets, EXAMPLES);
            parameters[k] = before - difference;
            double below = interpreter.error(inputs, targets, EXAMPLES);
            parameters[k] = before;
            assertThat(gradient[k]).as("parameter " + k).isCloseTo((above - below) / (2 * difference), within(1e-8));
        }
    }

    @Test
    void kernelsAddWhatTheSecondReaderAndTheThirdPassBack() {
        Source source = new Source(Precision.DOUBLE);
        new KernelCalls(source, Precision.DOUBLE).add(program.backward());

        assertThat(source.build().toString().lines().filter(line -> line.contains("deltas_h")))
                .containsExactly(
                        "KERNELS.productTransposed(n, deltas_o, first * 2, 2, p, W_O, deltas_h, first * 4, 4, scratch);",
                        "KERNELS.productTransposed(n, deltas_a, first * 3, 3, p, W_A, deltas_h_part, first * 4, 4, scratch);",
                        "KERNELS.add(deltas_h_part, deltas_h, first * 4, n * 4);",
                        "KERNELS.productTransposed(n, deltas_b, first * 3, 3, p, W_B, deltas_h_part, first * 4, 4, scratch);",
                        "KERNELS.add(deltas_h_part, deltas_h, first * 4, n * 4);",
                        "KERNELS.tanhDelta(outs_h, deltas_h, first * 4, n * 4);");
    }

    @Test
    void theBufferOfThePartsIsOneOfTheProgram() {
        assertThat(program.buffers())
                .extracting(Buffer::name)
                .contains("deltas_h_part")
                .doesNotHaveDuplicates();
    }

    private Program program() {
        List.of(TO_H, TO_A, TO_B, A_TO_O, B_TO_O, H_TO_O).forEach(to::parameters);
        forward();
        LossTerms loss = LossRules.of(Loss.SQUARED_ERROR).terms(Activation.IDENTITY);
        Buffer targets = to.buffer("targets_o", 2);
        to.error(new Step.Copy("output", "", new Buffer("target", 2, Buffer.Place.TARGETS), targets));
        Step.LossValues values = new Step.LossValues(o, o, targets, o, o);
        to.error(new Step.Errors("output", loss, 2, values, new Buffer("errors", 1, Buffer.Place.ERRORS)));
        to.backward(new Step.LossDelta("output", loss, 2, values, deltaO));
        backward();
        to.gradient(new Step.WeightGradient("output", h, deltaO, H_TO_O));
        to.gradient(new Step.BiasGradient("output", deltaO, H_TO_O));
        to.gradient(new Step.WeightGradient("output", a, deltaO, A_TO_O));
        to.gradient(new Step.WeightGradient("output", b, deltaO, B_TO_O));
        to.gradient(new Step.WeightGradient("b", h, deltaB, TO_B));
        to.gradient(new Step.WeightGradient("a", h, deltaA, TO_A));
        to.gradient(new Step.BiasGradient("a", deltaA, TO_A));
        to.gradient(new Step.WeightGradient("hidden", in, deltaH, TO_H));
        to.gradient(new Step.BiasGradient("hidden", deltaH, TO_H));
        return to.build(in, o);
    }

    private void forward() {
        to.forward(new Step.Product("hidden", in, TO_H, h));
        to.forward(new Step.Activate("hidden", Activation.TANH, h, h));
        to.forward(new Step.Product("a", h, TO_A, a));
        to.forward(new Step.Activate("a", Activation.TANH, a, a));
        to.forward(new Step.Product("b", h, TO_B, b));
        to.forward(new Step.Activate("b", Activation.SIGMOID, b, b));
        Buffer part = to.buffer("outs_o_part", 2);
        to.forward(new Step.Product("output", h, H_TO_O, o));
        to.forward(new Step.Product("output", a, A_TO_O, part));
        to.forward(new Step.Add("output", part, o));
        to.forward(new Step.Product("output", b, B_TO_O, part));
        to.forward(new Step.Add("output", part, o));
    }

    private void backward() {
        to.passBack("hidden", deltaH, slope -> new Step.ProductTransposed("hidden", "output", deltaO, H_TO_O, slope));
        to.passBack("a", deltaA, slope -> new Step.ProductTransposed("a", "output", deltaO, A_TO_O, slope));
        to.backward(new Step.ActivationDelta("a", Activation.TANH, a, a, deltaA));
        to.passBack("hidden", deltaH, slope -> new Step.ProductTransposed("hidden", "a", deltaA, TO_A, slope));
        to.passBack("b", deltaB, slope -> new Step.ProductTransposed("b", "output", deltaO, B_TO_O, slope));
        to.backward(new Step.ActivationDelta("b", Activation.SIGMOID, b, b, deltaB));
        to.passBack("hidden", deltaH, slope -> new Step.ProductTransposed("hidden", "b", deltaB, TO_B, slope));
        to.backward(new Step.ActivationDelta("hidden", Activation.TANH, h, h, deltaH));
    }
}
