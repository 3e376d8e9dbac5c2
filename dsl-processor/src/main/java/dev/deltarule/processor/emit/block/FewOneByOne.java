package dev.deltarule.processor.emit.block;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import java.util.function.Function;

/** Blocks of a small network: a few examples go one by one, straight through; more go to kernels where these use vectors. */
public final class FewOneByOne implements BlockBodies {
    /** Fewer examples than this do not pay for the calls. */
    public static final int WORTH_A_BLOCK = 8;

    private final BlockBodies oneByOne;
    private final BlockBodies block;

    public FewOneByOne(BlockBodies oneByOne, BlockBodies block) {
        this.oneByOne = oneByOne;
        this.block = block;
    }

    @Override
    public CodeBlock predict() {
        return CodeBlock.builder()
                .beginControlFlow("if (count < $L || !$L.useVectors())", WORTH_A_BLOCK, RuntimeTypes.KERNELS_CONSTANT)
                .add(oneByOne.predict())
                .addStatement("return")
                .endControlFlow()
                .add(block.predict())
                .build();
    }

    @Override
    public CodeBlock loss() {
        return either(BlockBodies::loss);
    }

    @Override
    public CodeBlock gradient() {
        return either(BlockBodies::gradient);
    }

    @Override
    public CodeBlock descend() {
        return either(BlockBodies::descend);
    }

    @Override
    public CodeBlock scratch() {
        return block.scratch();
    }

    /** Both bodies return, so the second needs no branch of its own. */
    private CodeBlock either(Function<BlockBodies, CodeBlock> body) {
        return CodeBlock.builder()
                .beginControlFlow("if (count < $L || !$L.useVectors())", WORTH_A_BLOCK, RuntimeTypes.KERNELS_CONSTANT)
                .add(body.apply(oneByOne))
                .endControlFlow()
                .add(body.apply(block))
                .build();
    }
}
