/** Writes the source of declared networks; compilers load it from {@code --processor-module-path} or the class path. */
@SuppressWarnings("requires-automatic") // JavaPoet and AutoService name their modules, but do not describe them
module dev.deltarule.processor {
    requires com.palantir.javapoet;
    requires dev.deltarule.annotations;
    requires java.compiler;
    requires static com.google.auto.service;
    requires static jdk.compiler; // for the places of repeated annotations, where the compiler is javac

    provides javax.annotation.processing.Processor with
            dev.deltarule.processor.NetworkProcessor;
}
