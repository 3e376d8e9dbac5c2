package dev.deltarule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Loss;
import dev.deltarule.kernels.Kernels;
import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles a module of a user and runs it on the module path, next to the runtime as a module. */
class ModelsOnModulePathTest {
    private static final String NET = """
            package user.nets;
            interface Net extends dev.deltarule.runtime.DoubleModel {}
            """;
    private static final String IMPL = """
            package user.nets;
            import dev.deltarule.*;
            import dev.deltarule.runtime.*;
            import java.util.List;
            public final class NetImpl implements Net {
                private final double[] parameters = new double[1];
                public double[] parameters() { return parameters; }
                public void predict(double[] in, int inAt, double[] out, int outAt) {}
                public void predict(double[] in, int inAt, double[] out, int outAt, int count) {}
                public double loss(double[] in, int inAt, double[] t, int tAt, int count) { return 0; }
                public double gradient(double[] in, int inAt, double[] t, int tAt, int count, double[] g) { return 0; }
                public double descend(double[] in, int inAt, double[] t, int tAt, int count, double rate) { return 0; }
                public Workers workers() { return Workers.none(); }
                public void workers(Workers workers) {}
                public DoubleModel replicate() { return this; }
                public Topology topology() {
                    return new Topology("Net", 1, Loss.SQUARED_ERROR, List.of(new Topology.Layer(
                        "output", 1, 1, Activation.TANH, Bias.NONE, Init.AUTO, true, false, 0, 1)));
                }
            }
            """;
    private static final String MAIN = """
            package user.main;
            public final class Main {
                public static double firstWeight() throws Exception {
                    return user.nets.Access.create().parameters()[0];
                }
            }
            """;
    private static final String ACCESS = """
            package user.nets;
            public final class Access {
                public static dev.deltarule.runtime.DoubleModel create() {
                    return dev.deltarule.runtime.Models.create(Net.class);
                }
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exports user.nets;",
                "exports user.nets to dev.deltarule.runtime;",
                "opens user.nets to dev.deltarule.runtime;"
            })
    void a_network_in_a_package_open_to_the_runtime_is_created(String directive) throws Exception {
        assertThat(firstWeight(directive)).isNotZero();
    }

    @Test
    void a_network_in_a_package_closed_to_the_runtime_is_refused_with_the_remedy() {
        assertThatThrownBy(() -> firstWeight(""))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "user.nets.NetImpl is not accessible. Add \"exports user.nets to dev.deltarule.runtime;\" or"
                                + " \"opens user.nets to dev.deltarule.runtime;\" to the module-info.java of module user.app.");
    }

    private double firstWeight(String directive) throws Exception {
        write(
                "module-info.java",
                "module user.app { requires dev.deltarule.runtime; exports user.main; " + directive + " }");
        write("user/nets/Net.java", NET);
        write("user/nets/NetImpl.java", IMPL);
        write("user/nets/Access.java", ACCESS);
        write("user/main/Main.java", MAIN);
        Path classes = folder.resolve("classes");
        compile(classes);
        ModuleFinder finder =
                ModuleFinder.of(classes, location(Models.class), location(Kernels.class), location(Loss.class));
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of("user.app"));
        ModuleLayer layer = ModuleLayer.boot().defineModulesWithOneLoader(configuration, null);
        Object weight = layer.findLoader("user.app")
                .loadClass("user.main.Main")
                .getMethod("firstWeight")
                .invoke(null);
        return (double) weight;
    }

    private void write(String name, String source) throws IOException {
        Path file = folder.resolve("src").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    private void compile(Path classes) throws IOException, URISyntaxException {
        List<String> arguments;
        try (var files = Files.walk(folder.resolve("src"))) {
            List<String> sources =
                    files.filter(Files::isRegularFile).map(Path::toString).toList();
            arguments = new ArrayList<>(List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "--module-path",
                    String.join(
                            File.pathSeparator,
                            location(Models.class).toString(),
                            location(Kernels.class).toString(),
                            location(Loss.class).toString())));
            arguments.addAll(sources);
        }
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int exit = javac.run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(exit).as("the user's module compiles").isZero();
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
