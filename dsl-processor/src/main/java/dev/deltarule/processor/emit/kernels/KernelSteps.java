package dev.deltarule.processor.emit.kernels;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.block.BlockSteps;
import dev.deltarule.processor.emit.block.PassMethods;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Strategy;
import dev.deltarule.processor.program.Program;
import java.util.Optional;

/** The passes of a network as a script: a call of a kernel for each step of its program. */
public final class KernelSteps implements BlockSteps {
    /** Examples in a block: enough to use a weight often once it is loaded, few enough to stay in the cache. */
    static final int BLOCK = 128;

    private final NetworkPlan plan;
    private final Names names;
    private final Program program;
    private final KernelGradient gradient;
    private final ClassName scratch;

    public KernelSteps(NetworkPlan plan, Names names, Program program) {
        this.plan = plan;
        this.names = names;
        this.program = program;
        this.gradient = new KernelGradient(plan, names, program);
        this.scratch = RuntimeTypes.scratch(plan.precision());
    }

    @Override
    public void predict(Source source) {
        int outputs = plan.outputs();
        source.begin("if (from < to)");
        propagate(source, KernelPasses.PROPAGATE);
        source.statement(
                        "$T.arraycopy($L, from * $L, block.out, block.outAt + from * $L, (to - from) * $L)",
                        System.class,
                        program.outputs().name(),
                        outputs,
                        outputs,
                        outputs)
                .end();
    }

    @Override
    public void loss(Source source) {
        source.begin("if (from < to)");
        propagate(source, KernelPasses.PROPAGATE);
        errors(source).end();
    }

    @Override
    public void deltas(Source source) {
        source.begin("if (from < to)");
        propagate(source, program.drops() ? KernelPasses.IN_TRAINING : KernelPasses.PROPAGATE);
        errors(source);
        if (!program.backward().isEmpty()) {
            source.statement("$L(from, to - from, scratches[worker])", names.method("deltas"));
        }
        source.end();
    }

    private void propagate(Source source, String method) {
        source.statement("$L(block.in, block.inAt, from, to - from, scratches[worker])", names.method(method));
    }

    private Source errors(Source source) {
        return source.statement("$L(block.target, block.targetAt, from, to - from)", names.method("errors"));
    }

    @Override
    public void gradient(Source source) {
        gradient.add(source);
    }

    /** Two tiles. */
    @Override
    public int fewestShared() {
        return 8;
    }

    @Override
    public int worthSharing() {
        return 100_000;
    }

    @Override
    public Optional<String> singleStep() {
        return Optional.empty();
    }

    @Override
    public CodeBlock scratch() {
        return CodeBlock.builder()
                .addStatement("scratches = $T.of(workers.threads(), $L, BLOCK)", scratch, program.widest())
                .build();
    }

    /** The forward pass of one example, as a block of one; then everything else. */
    @Override
    public void addTo(TypeSpec.Builder type) {
        new KernelFields(plan, program).addTo(type);
        if (plan.strategy() == Strategy.KERNELS) {
            type.addMethod(forward());
        }
        new KernelPasses(plan, names, program).addTo(type);
        gradient.addTo(type);
    }

    private MethodSpec forward() {
        return new PassMethods(plan, names)
                .forward(source().statement("$L(in, inAt, 0, 1, scratches[0])", names.method(KernelPasses.PROPAGATE))
                        .statement(
                                "$T.arraycopy($L, 0, out, outAt, $L)",
                                System.class,
                                program.outputs().name(),
                                plan.outputs())
                        .build());
    }

    private Source source() {
        return new Source(plan.precision());
    }
}
