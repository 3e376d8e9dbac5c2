package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Adadelta;
import dev.deltarule.runtime.optimizer.Adagrad;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.optimizer.AdamW;
import dev.deltarule.runtime.optimizer.Adamax;
import dev.deltarule.runtime.optimizer.AmsGrad;
import dev.deltarule.runtime.optimizer.Lion;
import dev.deltarule.runtime.optimizer.Nadam;
import dev.deltarule.runtime.optimizer.Optimizer;
import dev.deltarule.runtime.optimizer.RmsProp;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.LearningRate;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All memory of a training is allocated before its first step, but for some objects per epoch. */
class TrainingMemoryTest {
    private static final int COUNT = 1000;
    private static final int EPOCHS = 20;
    private static final int OBJECTS_OF_AN_EPOCH = 3000;

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new Sgd(0.01),
                new Sgd(0.01).nesterov(0.9),
                new Adagrad(),
                new RmsProp().momentum(0.9).centered(),
                new Adadelta(),
                new Adam(),
                new AdamW(),
                new AmsGrad(),
                new Nadam(),
                new Adamax(),
                new Lion());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void steps_allocate_nothing(Optimizer optimizer) {
        for (String precision : new String[] {"FloatModel", "DoubleModel"}) {
            Model net = Networks.compile("Net", """
                            @Network(inputs = 3, loss = Loss.SQUARED_ERROR)
                            @Layer(size = 4, activation = Activation.TANH)
                            @Layer(size = 1, activation = Activation.IDENTITY)
                            public interface Net extends %s {}
                            """.formatted(precision))
                    .succeeded()
                    .create("Net", Model.class);

            assertThat(bytesPerEpoch(Trainer.of(net).optimizer(optimizer)))
                    .as("%s, bytes per epoch of %d steps", precision, COUNT)
                    .isLessThan(OBJECTS_OF_AN_EPOCH);
            double[] weights = new double[COUNT];
            Arrays.setAll(weights, k -> 1 + k % 5);
            Trainer everything = Trainer.of(net)
                    .optimizer(optimizer)
                    .learningRate(LearningRate.warmUp(2, 0.1)
                            .then(2, LearningRate.cosineRestarts(3, 2, 0.1))
                            .times(LearningRate.exponential(0.9))
                            .times(LearningRate.reduceOnPlateau(2, 0, 0.5)))
                    .l1(0.001)
                    .l2(0.001)
                    .weightDecay(0.001)
                    .maxNorm(3)
                    .clipValue(1)
                    .clipNorm(1)
                    .exampleWeights(weights);
            assertThat(bytesPerEpoch(everything.batchSize(2)))
                    .as("%s with everything, bytes per epoch of %d steps", precision, COUNT / 2)
                    .isLessThan(OBJECTS_OF_AN_EPOCH);
        }
    }

    private static long bytesPerEpoch(Trainer trainer) {
        double[] inputs = new double[3 * COUNT];
        Arrays.setAll(inputs, i -> Math.sin(i));
        double[] targets = new double[COUNT];
        Arrays.setAll(targets, k -> Math.cos(k));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bytes = new long[EPOCHS];
        trainer.stopWhen(StopRule.epochs(EPOCHS))
                .listener(report -> bytes[report.epoch() - 1] = threads.getCurrentThreadAllocatedBytes())
                .fit(Examples.of(inputs, targets, 3, 1));
        return (bytes[EPOCHS - 1] - bytes[EPOCHS / 2 - 1]) / (EPOCHS / 2);
    }
}
