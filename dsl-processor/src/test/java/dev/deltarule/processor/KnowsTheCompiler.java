package dev.deltarule.processor;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import javax.lang.model.element.Modifier;

/** The compiler's model of the user's source; {@link Modifier} is excepted, because JavaPoet takes its modifiers from there. */
final class KnowsTheCompiler extends DescribedPredicate<JavaClass> {
    KnowsTheCompiler() {
        super("belong to the compiler");
    }

    @Override
    public boolean test(JavaClass type) {
        boolean compiler = type.getPackageName().startsWith("javax.lang.model")
                || type.getPackageName().startsWith("javax.annotation.processing")
                || type.getPackageName().startsWith("com.sun.source");
        return compiler && !type.isEquivalentTo(Modifier.class);
    }
}
