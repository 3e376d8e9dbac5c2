package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.function.Function;

/** Blocks of a small network in the Vector API variant: a few examples go one by one, straight through; more as a block. */
final class FewOneByOne implements BlockBodies {
    /** With fewer examples than this most lanes of the vectors and most of the packing would be wasted. */
    private static final int WORTH_A_BLOCK = 8;

    private final BlockBodies oneByOne;
    private final BlockBodies block;

    FewOneByOne(BlockBodies oneByOne, BlockBodies block) {
        this.oneByOne = oneByOne;
        this.block = block;
    }

    @Override
    public CodeBlock predict() {
        return CodeBlock.builder()
                .beginControlFlow("if (count < $L)", WORTH_A_BLOCK)
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
                .beginControlFlow("if (count < $L)", WORTH_A_BLOCK)
                .add(body.apply(oneByOne))
                .endControlFlow()
                .add(body.apply(block))
                .build();
    }
}
