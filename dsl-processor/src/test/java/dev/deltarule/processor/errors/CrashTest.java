package dev.deltarule.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.NetworkProcessor;
import dev.deltarule.processor.testing.Networks;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

/** The processor in an environment that fails it. */
class CrashTest {
    private static final Map<String, String> NETS = Map.of("test.Net", Networks.HEADER + """
            @Network(inputs = 2)
            @Layer(size = 1, activation = Activation.TANH)
            @Layer(size = 1, activation = Activation.TANH)
            public interface Net extends DoubleModel {}
            @Network(inputs = 2)
            @Layer(size = 0, activation = Activation.TANH)
            @Layer(size = 1, activation = Activation.TANH)
            interface Other extends DoubleModel {}
            """);

    /** The processor as javac runs it, but what it asks the filer for is answered by throwing. */
    private static Processor failingToWrite(Throwable thrown) {
        InvocationHandler filer = (proxy, method, arguments) -> {
            throw thrown;
        };
        NetworkProcessor processor = new NetworkProcessor();
        return proxy(Processor.class, (self, method, arguments) -> {
            if (!method.getName().equals("init")) {
                return call(processor, method, arguments);
            }
            ProcessingEnvironment real = (ProcessingEnvironment) arguments[0];
            processor.init(proxy(
                    ProcessingEnvironment.class,
                    (environment, question, values) -> question.getName().equals("getFiler")
                            ? proxy(Filer.class, filer)
                            : call(real, question, values)));
            return Set.of();
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static List<String> errors(Throwable thrown) {
        return Networks.compileFiles(List.of(failingToWrite(thrown)), NETS).errors();
    }

    /** Positions of layers are not to be had in an environment that is not javac's own: the interface is the place. */
    private static final String OTHER = "8: [deltarule] Other, layer 1 of 2: size must be at least 1, but is 0.";

    @Test
    void anExceptionBecomesOneErrorThatAsksForAReport() {
        assertThat(errors(new IllegalStateException("disk gremlin")))
                .satisfiesExactly(
                        error -> assertThat(error)
                                .matches("4: \\[deltarule\\] Net: the processor failed with"
                                        + " java.lang.IllegalStateException: disk gremlin at \\w+\\.java:\\d+\\. This is a"
                                        + " mistake in deltarule: please report it with the declaration of this"
                                        + " network\\."),
                        error -> assertThat(error).isEqualTo(OTHER));
    }

    @Test
    void errorsOfTheMachineryAreCaughtToo() {
        assertThat(errors(new AssertionError()))
                .satisfiesExactly(
                        error -> assertThat(error).contains("the processor failed with java.lang.AssertionError"),
                        error -> assertThat(error).isEqualTo(OTHER));
        assertThat(errors(new StackOverflowError()))
                .satisfiesExactly(
                        error -> assertThat(error).contains("the processor failed with java.lang.StackOverflowError"),
                        error -> assertThat(error).isEqualTo(OTHER));
        assertThat(errors(new NoClassDefFoundError("X")))
                .satisfiesExactly(
                        error -> assertThat(error)
                                .contains("the processor failed with java.lang.NoClassDefFoundError: X"),
                        error -> assertThat(error).isEqualTo(OTHER));
    }

    @Test
    void aFullDiskIsNoMistakeOfTheProcessor() {
        assertThat(errors(new IOException("No space left on device")))
                .containsExactly(
                        "4: [deltarule] Net: its generated class NetImpl could not be written: No space left on"
                                + " device. Check the folder for generated sources.",
                        OTHER);
    }

    @Test
    void aFileThatIsTakenIsACollision() {
        assertThat(errors(new FilerException("taken")))
                .containsExactly(
                        "4: [deltarule] Net: its generated class NetImpl would collide with a class that another"
                                + " processor wrote. Rename one of them.",
                        OTHER);
    }
}
