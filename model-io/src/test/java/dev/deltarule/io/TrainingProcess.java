package dev.deltarule.io;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.train.TrainingResult;
import java.nio.file.Path;
import java.util.Map;

/** A program that trains with checkpoints, and at the end leaves a file of the network and one of the losses. */
final class TrainingProcess {
    private TrainingProcess() {}

    /** Trains. The arguments are the name of a {@link LongTraining}, the folder of checkpoints, and that of results */
    public static void main(String[] args) {
        LongTraining training = LongTraining.valueOf(args[0]);
        Path results = Path.of(args[2]);
        Model model = training.network();
        TrainingResult result = Checkpoints.in(Path.of(args[1])).fit(training.trainer(model), LongTraining.examples());
        Tensor losses = Tensor.of(result.losses(), result.epochs());
        Safetensors.of(Map.of("losses", losses), Map.of()).write(losses(results));
        ModelFiles.save(model, model(results));
    }

    static Path model(Path results) {
        return results.resolve("model.safetensors");
    }

    static Path losses(Path results) {
        return results.resolve("losses.safetensors");
    }
}
