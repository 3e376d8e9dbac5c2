package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.Topology;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A file that Python's own library wrote; the lines that did are in {@code written_by_python.py}. */
class PythonFileTest {
    @Test
    void isLoaded() throws URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(getClass().getResource("written_by_python.safetensors"))
                .toURI());
        SmallNet net = Models.create(SmallNet.class);

        assertThat(ModelFiles.load(net, file)).isEmpty();

        Topology topology = net.topology();
        float[] parameters = net.parameters();
        for (int unit = 0; unit < 5; unit++) {
            for (int input = 0; input < 3; input++) {
                assertThat(parameters[topology.weight(0, unit, input)]).isEqualTo((unit * 3 + input) / 8f);
            }
            assertThat(parameters[topology.bias(0, unit)]).isEqualTo(-unit / 8f);
        }
        assertThat(parameters[topology.weight(1, 1, 4)]).isEqualTo(9 / 8f);
        assertThat(parameters[topology.bias(1, 0)]).isEqualTo(9);
        assertThat(parameters[topology.weight(2, 3, 0)]).isEqualTo(-6 / 8f);
        assertThat(Safetensors.read(file).metadata()).containsEntry("made by", "NumPy");
    }
}
