package dev.deltarule.processor.emit.block;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** The jobs of a block: for each a method that does a worker's share, and what hands it to the workers. */
public final class BlockShares {
    public static final String PREDICT = "predictShare";
    public static final String LOSS = "lossShare";
    public static final String DELTAS = "deltasShare";
    public static final String GRADIENT = "gradientShare";

    private final NetworkPlan plan;
    private final Names names;
    private final BlockSteps steps;

    public BlockShares(NetworkPlan plan, Names names, BlockSteps steps) {
        this.plan = plan;
        this.names = names;
        this.steps = steps;
    }

    /** Does a job on so many examples. */
    public void run(Source source, String job, String count) {
        source.statement("$L($LJob, $L)", names.method("share"), job, count);
    }

    /** Allocates what so many workers need. */
    public CodeBlock scratch() {
        return steps.scratch();
    }

    public void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(RuntimeTypes.block(plan.precision()), "block", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", RuntimeTypes.block(plan.precision()))
                .build());
        addSharing(type);
        type.addMethod(examples(PREDICT, "A worker's share of the examples of a block in predict.", steps::predict));
        type.addMethod(examples(LOSS, "A worker's share of the examples of a block in loss.", steps::loss));
        type.addMethod(examples(
                DELTAS, "A worker's share of the examples of a block in gradient and descend.", steps::deltas));
        type.addMethod(gradient());
    }

    private void addSharing(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(TypeName.INT, "SHARED_FROM", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Fewer examples are done sooner by one thread than handed to others.")
                .initializer("$L", sharedFrom())
                .build());
        for (String job : new String[] {PREDICT, LOSS, DELTAS, GRADIENT}) {
            type.addField(FieldSpec.builder(RuntimeTypes.JOB, job + "Job", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("this::$L", names.method(job))
                    .build());
        }
        type.addMethod(MethodSpec.methodBuilder(names.method("share"))
                .addJavadoc("Does a job on n examples: the workers together, if that is worth it.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.JOB, "job")
                .addParameter(TypeName.INT, "n")
                .addCode(new Source(plan.precision())
                        .begin("if (n < SHARED_FROM)")
                        .statement("job.run(0, 1)")
                        .nextBegin("else")
                        .statement("workers.run(job)")
                        .end()
                        .build())
                .build());
    }

    private long sharedFrom() {
        long multiplyAdds = plan.layers().stream().mapToLong(LayerPlan::weights).sum();
        return Math.max(steps.fewestShared(), (steps.worthSharing() + multiplyAdds - 1) / multiplyAdds);
    }

    private MethodSpec examples(String name, String doc, Consumer<Source> body) {
        Source source = new Source(plan.precision())
                .statement("int from = $T.of(block.count, worker, workers)", RuntimeTypes.SHARES)
                .statement("int to = $T.of(block.count, worker + 1, workers)", RuntimeTypes.SHARES);
        body.accept(source);
        return share(name, doc).addCode(source.build()).build();
    }

    private MethodSpec gradient() {
        Source source = new Source(plan.precision());
        steps.gradient(source);
        return share(GRADIENT, """
                A worker's share of the weights of each layer in gradient and descend: adds dE/dparameter, summed over the
                block.
                """).addCode(source.build()).build();
    }

    private MethodSpec.Builder share(String name, String doc) {
        return MethodSpec.methodBuilder(names.method(name))
                .addJavadoc(doc)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "worker")
                .addParameter(TypeName.INT, "workers");
    }
}
