package dev.deltarule.io;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.text.Format;

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
                    "com.fasterxml.jackson.core.."));

    @ArchTest
    static final ArchRule json_stays_in_the_header_and_its_lists_of_names = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Header")
            .and()
            .doNotHaveSimpleName("SavedNames")
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.fasterxml.."));

    /** Else the digits and letters of what is written would be those of the user's language. */
    @ArchTest
    static final ArchRule text_depends_on_no_locale = noClasses()
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
