package dev.deltarule.processor.plan;

import java.util.List;

/**
 * A prediction method of the interface.
 *
 * @param name its name
 * @param input how it takes the inputs
 * @param result how it gives the outputs
 */
public record Prediction(String name, Input input, Result result) {
    /** How a prediction method takes the inputs of the network. */
    public sealed interface Input {
        /** What the inputs are called one by one; none if they come as an array. */
        default List<String> names() {
            return List.of();
        }

        /** As one number per input. */
        record Numbers(List<NumberType> parameters) implements Input {
            @Override
            public List<String> names() {
                return parameters.stream().map(NumberType::name).toList();
            }
        }

        /** As a record with one number per input. */
        record OfRecord(TypeReference type, String parameter, List<NumberType> components) implements Input {
            @Override
            public List<String> names() {
                return components.stream().map(NumberType::name).toList();
            }
        }

        /** As an array of the network's precision. */
        record OfArray(String parameter, boolean varargs) implements Input {}
    }

    /** How a prediction method gives the outputs of the network. */
    public sealed interface Result {
        /** What the outputs are called one by one; none if they do not come as a record. */
        default List<String> names() {
            return List.of();
        }

        /** The only output as a number. */
        record OneNumber(String keyword) implements Result {}

        /** Whether the only output is at least 0.5. */
        record YesOrNo() implements Result {}

        /** The index of the largest output. */
        record Index() implements Result {}

        /** The constant of the largest output; the constants of the enum in their order. */
        record OfEnum(TypeReference type, List<String> constants) implements Result {}

        /** All outputs as the components of a record. */
        record OfRecord(TypeReference type, List<NumberType> components) implements Result {
            @Override
            public List<String> names() {
                return components.stream().map(NumberType::name).toList();
            }
        }

        /** All outputs into an array of the network's precision. */
        record IntoArray(String parameter) implements Result {}
    }

    /**
     * A numeric parameter or record component.
     *
     * @param keyword its primitive type
     * @param name its name
     */
    public record NumberType(String keyword, String name) {}
}
