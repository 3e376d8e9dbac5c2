package dev.deltarule.io;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.deltarule.io", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule depends_on_the_runtime_and_a_json_parser_only = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "dev.deltarule",
                    "dev.deltarule.runtime..",
                    "dev.deltarule.io",
                    "com.fasterxml.jackson.core"));

    @ArchTest
    static final ArchRule json_stays_in_the_header = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Header")
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.fasterxml.."));
}
