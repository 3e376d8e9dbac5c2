package dev.deltarule.io;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Scaler;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Saves the parameters of networks as safetensors files, and loads them.
 *
 * <p>Each layer is a tensor {@code hidden.weight} of shape {@code [units, inputs]} and a tensor {@code hidden.bias} of shape
 * {@code [units]}, or {@code [1]} where all units share one, or none. That is what PyTorch's {@code nn.Linear} has, so
 * {@code load_state_dict(safetensors.torch.load_file(path))} takes it. {@code FloatModel}s are saved as F32,
 * {@code DoubleModel}s as F64. The metadata name the topology, precision, version and a checksum.
 *
 * <p>Files that Python wrote have no such metadata; they are loaded if the names, shapes and types of their tensors are
 * right.
 */
public final class ModelFiles {
    private static final String FORMAT = "model";

    private ModelFiles() {}

    /**
     * Saves a network. The file is written whole or not at all: beside the target first, forced to the disk, then renamed.
     *
     * @throws ModelFileException if a parameter is NaN or infinite, or the file cannot be written; a file that was there
     *     before is then as it was
     */
    public static void save(Model model, Path file) {
        save(model, Map.of(), file);
    }

    /**
     * Saves a network with the scaler of its inputs, as F64 tensors {@code scaler.offset} and {@code scaler.scale}. A scaler
     * that was {@linkplain Scaler#foldInto folded into} the network is part of its weights, and must not be saved again.
     *
     * @throws IllegalArgumentException if the scaler was fitted on another number of inputs
     * @throws ModelFileException as without a scaler
     */
    public static void save(Model model, Scaler scaler, Path file) {
        if (scaler.inputs() != model.topology().inputs()) {
            throw new IllegalArgumentException("The scaler was fitted on " + scaler.inputs() + " inputs, but "
                    + model.topology().name() + " has " + model.topology().inputs() + ".");
        }
        save(model, ScalerTensors.tensors(scaler), file);
    }

    private static void save(Model model, Map<String, Tensor> more, Path file) {
        Map<String, Tensor> tensors = Parameters.tensors(model);
        tensors.putAll(more);
        Map<String, String> metadata = ModelMetadata.of(model, FORMAT);
        SavedNames.write(model, metadata);
        Safetensors content = Safetensors.of(tensors, metadata);
        Parameters.checkFinite(file.toString(), content);
        content.write(file);
    }

    /**
     * Sets the parameters of a network to those in a file. The network is as it was unless all of the file is right.
     *
     * @return the scaler that was saved with the network; its inputs are then to be scaled before they are predicted for
     * @throws ModelFileException if the file is missing, damaged or for another network, or a number in it is NaN or infinite;
     *     the message says which tensor, what was found and what was expected
     */
    public static Optional<Scaler> load(Model model, Path file) {
        return load(model, file, LoadOptions.defaults());
    }

    /**
     * The same of a file that somebody else wrote, with other names or much metadata.
     *
     * @throws ModelFileException also if a name of the options is none of the file
     */
    public static Optional<Scaler> load(Model model, Path file, LoadOptions options) {
        return load(model, file.toString(), (limits, check) -> Safetensors.read(file, limits, check), options);
    }

    /** Reads what a file holds, once its header has been checked. */
    @FunctionalInterface
    interface Source<X extends Exception> {
        Safetensors read(HeaderLimits limits, Consumer<Header> check) throws X;
    }

    static <X extends Exception> Optional<Scaler> load(Model model, String file, Source<X> source, LoadOptions options)
            throws X {
        Safetensors content = options.renamed(source.read(
                options.limits(model.topology()), header -> check(file, options.renamed(file, header), model)));
        Parameters.checkFinite(file, content);
        Optional<Scaler> scaler = ScalerTensors.read(file, content);
        SavedNames names = SavedNames.read(file, content.metadata(), model.topology());
        Parameters.set(model, content);
        model.names().set(names.inputs(), names.targets());
        return scaler;
    }

    private static void check(String file, Header header, Model model) {
        if (ModelMetadata.isPresent(header.metadata())) {
            ModelMetadata.check(file, header.metadata(), model, FORMAT);
        }
        HeaderCheck.check(file, header, model);
    }

    /**
     * Creates a network and loads its parameters. Of a file that may hold a scaler, use {@link #load(Model, Path)}.
     *
     * @param network the annotated interface
     * @throws ModelFileException as for an existing network, or if the file holds a scaler
     */
    public static <M extends Model> M load(Class<M> network, Path file) {
        M model = Models.create(network);
        if (load(model, file).isPresent()) {
            throw new ModelFileException(file
                    + ": it holds a scaler, which the inputs of the network need. Load it with" + " load(Models.create("
                    + network.getSimpleName() + ".class), file), which returns the scaler.");
        }
        return model;
    }
}
