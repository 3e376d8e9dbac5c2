package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/** The steps of a block in the Vector API variant: each layer's tiles over all examples of a share. */
final class VectorSteps implements BlockSteps {
    private final NetworkPlan plan;
    private final Names names;
    private final VectorMethods methods;
    private final LayerPlan first;
    private final TypeName array;
    private final TypeName number;

    VectorSteps(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.methods = new VectorMethods(plan);
        this.first = plan.layers().get(0);
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
    }

    @Override
    public void predict(Source source) {
        source.begin("if (from < to)");
        propagate(source);
        source.statement("$L(block.out, block.outAt, from, to)", names.method("copyOutputs"))
                .end();
    }

    @Override
    public void loss(Source source) {
        source.begin("if (from < to)");
        propagate(source);
        errors(source);
        source.end();
    }

    @Override
    public boolean hasNets() {
        return methods.isSharedInParts(first);
    }

    @Override
    public void nets(Source source) {
        source.begin("for (int part = 0; part < PARTS; part++)")
                .statement(
                        "$L(block.in, block.inAt, 0, block.count, part, PARTS,$W$L,$W$L, panels[worker])",
                        Names.of("nets", first),
                        share(first, "worker"),
                        share(first, "worker + 1"))
                .end();
    }

    @Override
    public void deltas(Source source) {
        source.begin("if (from < to)");
        if (hasNets() || plan.hasDropout()) {
            forwardInTraining(source);
        } else {
            propagate(source);
        }
        errors(source);
        source.statement("$L(block.out, block.outAt, from, to, worker)", names.method("deltas"))
                .end();
    }

    /** Layer by layer, from the net inputs of the first layer on if they are there. */
    private void forwardInTraining(Source source) {
        for (LayerPlan layer : plan.layers()) {
            if (layer.index() == 0 && hasNets()) {
                source.statement("$L(from, to)", Names.of("addParts", first))
                        .statement("$L(from, to)", Names.of("activate", first));
            } else {
                source.statement(
                        "$L($Lfrom, to, panels[worker])",
                        Names.of("forward", layer),
                        layer.index() == 0 ? "block.in, block.inAt, " : "");
            }
            if (layer.drops()) {
                source.statement("$L(from, to)", Names.of("drop", layer));
            }
        }
    }

    private void errors(Source source) {
        source.statement("$L(block.out, block.outAt, from, to)", names.method("errors"));
    }

    /** Where a share of a layer's gradient begins. */
    private CodeBlock share(LayerPlan layer, String worker) {
        return methods.isSharedInParts(layer)
                ? CodeBlock.of("$T.ofPart(part, PARTS, $L, L, $L, workers)", RuntimeTypes.SHARES, layer.units(), worker)
                : CodeBlock.of("$T.ofFours($L, $L, workers)", RuntimeTypes.SHARES, layer.inputs(), worker);
    }

    private void propagate(Source source) {
        source.statement("$L(block.in, block.inAt, from, to, panels[worker])", names.method("propagate"));
    }

    @Override
    public void gradient(Source source) {
        if (!plan.isTrainable()) {
            return;
        }
        source.statement("int n = block.count")
                .statement("$T sum = block.sum", array)
                .statement("$T factor = block.factor", number)
                .statement("$T panel = panels[worker]", array);
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.trainable()) {
                accumulate(source, layer);
            }
        }
        if (plan.layers().stream().anyMatch(LayerPlan::trainableBias)) {
            source.begin("if (worker == 0)");
            for (LayerPlan layer : Backwards.of(plan.layers())) {
                if (layer.trainableBias()) {
                    source.statement("$L(n, sum, factor, panel)", Names.of("accumulateBiases", layer));
                }
            }
            source.end();
        }
    }

    private void accumulate(Source source, LayerPlan layer) {
        boolean inParts = methods.isSharedInParts(layer);
        if (inParts) {
            // From the last part to the first, so that the next block's forward pass finds the first in the cache.
            source.begin("for (int part = PARTS - 1; part >= 0; part--)");
        }
        source.statement(
                "$L($Ln, sum, factor,$L$W$L,$W$L, $L)",
                Names.of("accumulate", layer),
                layer.index() == 0 ? "block.in, block.inAt, " : "",
                inParts ? " part," : "",
                share(layer, "worker"),
                share(layer, "worker + 1"),
                methods.packsInputs(layer) ? ProductPanels.ofWorker() : "panel");
        if (inParts) {
            source.end();
        }
    }

    @Override
    public String sumOfErrors(String count) {
        return names.method("sumOfErrors") + "(" + count + ")";
    }

    @Override
    public String shares() {
        return "ofFours";
    }

    /** Two tiles. */
    @Override
    public int fewestShared() {
        return 2 * TileRows.FOUR;
    }

    @Override
    public int worthSharing() {
        return 100_000;
    }

    @Override
    public boolean stepsInPlace() {
        return true;
    }

    @Override
    public String singleStep() {
        throw new IllegalStateException("One example is a block as well.");
    }

    @Override
    public CodeBlock scratch() {
        CodeBlock.Builder scratch =
                CodeBlock.builder().addStatement("panels = new $T[workers.threads()][PANEL]", number);
        if (VectorEmitter.turnsDeltas(plan)) {
            scratch.addStatement("columns = new $T[workers.threads()][COLUMNS]", number);
        }
        ProductPanels panels = new ProductPanels(plan, methods);
        if (panels.areNeeded()) {
            panels.addOfWorkers(scratch);
        }
        return scratch.build();
    }

    /** Adds the forward pass of one example, as a block of one. */
    void addForwardTo(TypeSpec.Builder type) {
        type.addMethod(new PassMethods(plan, names)
                .forward(source().statement("$L(in, inAt, 0, 1, panels[0])", names.method("propagate"))
                        .statement("$L(out, outAt, 0, 1)", names.method("copyOutputs"))
                        .build()));
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        new VectorStepMethods(plan, names).addTo(type);
    }

    private Source source() {
        return new Source(plan.precision());
    }
}
