package dev.deltarule.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.deltarule.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule depends_on_the_jdk_and_the_annotations_only = classes()
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "dev.deltarule", "dev.deltarule.kernels", "dev.deltarule.runtime.."));

    @ArchTest
    static final ArchRule uses_no_module_of_the_jdk_but_its_base = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.awt..", "java.sql..", "java.util.logging..", "java.util.prefs..", "java.beans..", "javax.."));

    @ArchTest
    static final ArchRule uses_reflection_only_to_create_models = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.deltarule.runtime.Models")
            .and()
            .doNotHaveFullyQualifiedName("dev.deltarule.runtime.GeneratedClass")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.lang.reflect..", "java.lang.invoke.."))
            .orShould()
            .callMethod(Class.class, "forName", String.class);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.deltarule.runtime.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_network_contract_knows_nothing_of_training = noClasses()
            .that()
            .resideInAPackage("dev.deltarule.runtime")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "dev.deltarule.runtime.train",
                    "dev.deltarule.runtime.data",
                    "dev.deltarule.runtime.metrics",
                    "dev.deltarule.runtime.selection",
                    "dev.deltarule.runtime.optimizer",
                    "dev.deltarule.runtime.check"));
}
