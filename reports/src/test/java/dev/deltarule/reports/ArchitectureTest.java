package dev.deltarule.reports;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.text.Format;

@AnalyzeClasses(packages = "dev.deltarule", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule nothing_else_depends_on_reports = noClasses()
            .that()
            .resideOutsideOfPackage("dev.deltarule.reports..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.deltarule.reports..");

    @ArchTest
    static final ArchRule progress_needs_no_drawing = noClasses()
            .that()
            .resideInAPackage("dev.deltarule.reports.progress")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.awt..", "org.knowm..", "dev.deltarule.reports.charts"));

    @ArchTest
    static final ArchRule nobody_opens_windows =
            noClasses().should().dependOnClassesThat(resideInAnyPackage("javax.swing..", "java.awt.event.."));

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.deltarule.(**)").should().beFreeOfCycles();

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
