package dev.deltarule.processor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.text.Format;

/** Who may know whom: annotations are read into a spec, planned, and written as source. */
@AnalyzeClasses(packages = "dev.deltarule", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String PROCESSOR = "dev.deltarule.processor";

    @ArchTest
    static final ArchRule theAnnotationsDependOnNothing = classes()
            .that()
            .resideInAPackage("dev.deltarule")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.deltarule", "java.lang..");

    @ArchTest
    static final ArchRule theProcessorDoesNotKnowTheRuntime = noClasses()
            .that()
            .resideInAPackage(PROCESSOR + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.deltarule.runtime..");

    @ArchTest
    static final ArchRule onlyTheEntryAndTheSpecKnowTheCompiler = noClasses()
            .that()
            .resideInAnyPackage(
                    PROCESSOR + ".plan..",
                    PROCESSOR + ".formula..",
                    PROCESSOR + ".activation..",
                    PROCESSOR + ".loss..",
                    PROCESSOR + ".program..",
                    PROCESSOR + ".layer..",
                    PROCESSOR + ".emit..")
            .should()
            .dependOnClassesThat(new KnowsTheCompiler());

    @ArchTest
    static final ArchRule onlyTheEmittersAndTheRulesKnowJavaPoet = noClasses()
            .that()
            .resideInAnyPackage(
                    PROCESSOR + ".spec..", PROCESSOR + ".plan..", PROCESSOR + ".program..", PROCESSOR + ".layer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir.javapoet..");

    /** What is computed knows nothing of how, nor of the kinds of layers that it came from. */
    @ArchTest
    static final ArchRule theProgramKnowsNeitherLayersNorEmitters = noClasses()
            .that()
            .resideInAPackage(PROCESSOR + ".program..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    PROCESSOR + ".layer..", PROCESSOR + ".plan..", PROCESSOR + ".spec..", PROCESSOR + ".emit..");

    @ArchTest
    static final ArchRule layersKnowNoEmitter = noClasses()
            .that()
            .resideInAPackage(PROCESSOR + ".layer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROCESSOR + ".emit..", PROCESSOR + ".spec..");

    @ArchTest
    static final ArchRule emittersKnowNoKindOfLayer = noClasses()
            .that()
            .resideInAPackage(PROCESSOR + ".emit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PROCESSOR + ".layer..");

    /** Nor that layers are planned in a row: what they read and who reads them is in the steps. */
    @ArchTest
    static final ArchRule whatWritesPassesKnowsStepsOnly = noClasses()
            .that()
            .resideInAnyPackage(PROCESSOR + ".emit.straight..", PROCESSOR + ".emit.kernels..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(PROCESSOR + ".plan.LayerPlan");

    @ArchTest
    static final ArchRule theStagesHaveNoCycles =
            slices().matching(PROCESSOR + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEmittersHaveNoCycles =
            slices().matching(PROCESSOR + ".emit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule thePlanKnowsOnlyTheAnnotations = classes()
            .that()
            .resideInAPackage(PROCESSOR + ".plan..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PROCESSOR + ".plan..", "dev.deltarule", "java..");

    @ArchTest
    static final ArchRule theSpecDoesNotKnowTheEmitters = noClasses()
            .that()
            .resideInAPackage(PROCESSOR + ".spec..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PROCESSOR + ".emit..");

    /** Else the digits and letters of what is written would be those of the user's language. */
    @ArchTest
    static final ArchRule textDependsOnNoLocale = noClasses()
            .should()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(PrintStream.class, "printf", String.class, Object[].class)
            .orShould()
            .callMethod(PrintStream.class, "format", String.class, Object[].class)
            .orShould()
            .dependOnClassesThat(assignableTo(Format.class));
}
