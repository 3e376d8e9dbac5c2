package dev.deltarule.processor.ecj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.DoubleModel;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Eclipse compiler makes of a network is what javac makes of it. */
class EclipseGenerationTest {
    private static final String SOURCE = """
            @Network(inputs = 3, loss = Loss.CROSS_ENTROPY)
            @Layer(size = 4, activation = Activation.GELU, bias = Bias.SHARED)
            @Layer(size = 2, activation = Activation.SOFTMAX, name = "class_")
            public interface Net extends DoubleModel, Classifier<Net.Kind>, Wide, Body {
                record Point(double x, float y, int z) {}
                record Odds(double left, float right) {}
                enum Kind { LEFT, RIGHT }
                Odds odds(Point point);
                int index(double... in);
                void all(double[] in, double[] out);
                @Override
                void predict(double[] in, double[] out);
                @Override
                boolean equals(Object other);
            }
            interface Classifier<T> {
                T classify(double a, double b, double c);
            }
            interface Wide {
                Object classify(double a, double b, double c);
                String shout(double a);
            }
            interface Body extends Wide {
                @Override
                default String shout(double a) {
                    return a + "!";
                }
            }
            """;

    @TempDir
    Path folder;

    private EclipseNetworks byEclipse;
    private Networks byJavac;

    @BeforeEach
    void compile() {
        byJavac = Networks.compile("Net", SOURCE).succeeded();
        byEclipse = EclipseNetworks.compile(folder, "Net", Networks.HEADER + SOURCE);
        assertThat(byEclipse.errors()).isEmpty();
    }

    @Test
    void theSourceIsTheSameButForSignsThatTheEncodingMayLack() throws Exception {
        // Eclipse does not tell the names of parameters that are inherited from a generic interface.
        String eclipse = byEclipse
                .source("NetImpl")
                .replace("arg0", "a")
                .replace("arg1", "b")
                .replace("arg2", "c");

        // Nor does it tell the encoding of files, so comments have words instead of signs.
        String words = byJavac.source("NetImpl");
        for (String[] sign : new String[][] {
            {"√2", "sqrt(2)"},
            {"√", "sqrt"},
            {"π", "pi"},
            {"Φ", "Phi"},
            {"φ", "phi"},
            {"·", "*"},
            {"²", "^2"},
            {"…", "..."},
        }) {
            words = words.replace(sign[0], sign[1]);
        }
        assertThat(eclipse).isEqualTo(words);
    }

    @Test
    void theClassesPredictTheSameNumbers() throws Exception {
        DoubleModel eclipse =
                (DoubleModel) byEclipse.load("NetImpl").getConstructor().newInstance();
        DoubleModel javac = byJavac.create("Net", DoubleModel.class);
        Random random = new Random(1);
        for (int k = 0; k < javac.parameters().length; k++) {
            javac.parameters()[k] = random.nextGaussian();
            eclipse.parameters()[k] = javac.parameters()[k];
        }

        double[] in = {0.5, -1, 2};
        double[] expected = new double[2];
        double[] actual = new double[2];
        javac.predict(in, 0, expected, 0);
        eclipse.predict(in, 0, actual, 0);
        assertThat(actual).isEqualTo(expected).isNotEqualTo(new double[] {0.5, 0.5});
        Object kind = eclipse.getClass()
                .getMethod("classify", double.class, double.class, double.class)
                .invoke(eclipse, 0.5, -1.0, 2.0);
        assertThat(kind).hasToString(actual[0] > actual[1] ? "LEFT" : "RIGHT");
    }
}
