package dev.deltarule.io;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.optimizer.Lbfgs;
import dev.deltarule.runtime.optimizer.Nadam;
import dev.deltarule.runtime.optimizer.RmsProp;
import dev.deltarule.runtime.support.SplitMix64;
import dev.deltarule.runtime.train.EarlyStopping;
import dev.deltarule.runtime.train.LearningRate;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;

/** Trainings that have much to remember, each in its own way. */
enum LongTraining {
    /** Shuffled batches, dropout, a schedule, a validation part, and the best parameters kept. */
    ADAM(DroppingNet.class) {
        @Override
        Trainer set(Trainer trainer) {
            return trainer.optimizer(new Adam(0.002))
                    .batchSize(16)
                    .shuffle(7)
                    .learningRate(LearningRate.warmUp(5, 0.1).then(5, LearningRate.cosine(EPOCHS, 0)))
                    .validationSplit(0.25)
                    .stopWhen(
                            EarlyStopping.onValidationLoss(EPOCHS).restoreBest().or(StopRule.epochs(EPOCHS)));
        }
    },
    /** A rate that falls when the loss stays, momentum, and clipped gradients. */
    RMS_PROP(CurveNet.class) {
        @Override
        Trainer set(Trainer trainer) {
            return trainer.optimizer(new RmsProp(0.003).momentum(0.9).centered())
                    .batchSize(5)
                    .shuffle(8)
                    .clipNorm(1)
                    .learningRate(LearningRate.reduceOnPlateau(4, 0, 0.7))
                    .stopWhen(StopRule.noImprovement(EPOCHS, 0).or(StopRule.epochs(EPOCHS)));
        }
    },
    /** Numbers besides arrays, and dropout. */
    NADAM(DroppingNet.class) {
        @Override
        Trainer set(Trainer trainer) {
            return trainer.optimizer(new Nadam()).batchSize(32).shuffle(9).stopWhen(StopRule.epochs(EPOCHS));
        }
    },
    /** The steps and gradients that a full-batch method remembers. */
    LBFGS(CurveNet.class) {
        @Override
        Trainer set(Trainer trainer) {
            return trainer.optimizer(new Lbfgs()).l2(1e-3).stopWhen(StopRule.epochs(EPOCHS));
        }
    };

    /** So many that a training cannot end while it is waited for to be killed, however fast the machine is. */
    static final int EPOCHS = 400;

    private static final int EXAMPLES = 160;

    private final Class<? extends Model> network;

    LongTraining(Class<? extends Model> network) {
        this.network = network;
    }

    Model network() {
        return Models.create(network, 3);
    }

    Trainer trainer(Model model) {
        return set(Trainer.of(model));
    }

    abstract Trainer set(Trainer trainer);

    /** The same in every process: points, and which of three is the largest of their first numbers. */
    static Examples examples() {
        SplitMix64 random = new SplitMix64(11);
        double[] inputs = new double[EXAMPLES * 6];
        double[] targets = new double[EXAMPLES * 3];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = random.nextNormal();
        }
        for (int k = 0; k < EXAMPLES; k++) {
            int largest = 0;
            for (int j = 1; j < 3; j++) {
                largest = inputs[k * 6 + j] > inputs[k * 6 + largest] ? j : largest;
            }
            targets[k * 3 + largest] = 1;
        }
        return Examples.of(inputs, targets, 6, 3);
    }
}
