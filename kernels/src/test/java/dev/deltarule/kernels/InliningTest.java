package dev.deltarule.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loops with many operations of the Vector API are longer than what HotSpot inlines. In the method of a network with some of them
 * it would come to its limit, and keep vectors in objects from there on.
 */
class InliningTest {
    /** HotSpot's {@code FreqInlineSize}. */
    private static final int LONGEST_INLINED = 325;

    /** HotSpot compiles no method that is longer. */
    private static final int LONGEST_COMPILED = 8_000;

    @ParameterizedTest
    @CsvSource({
        "VectorFloatExp, apply",
        "VectorDoubleExp, apply",
        "VectorFloatExpm1, apply",
        "VectorDoubleExpm1, apply",
        "VectorFloatPolynomials, logarithms",
        "VectorDoublePolynomials, logarithms",
        "VectorFloatFewTerms, four",
        "VectorDoubleFewTerms, four",
        "VectorFloatFewTerms, upToThree",
        "VectorDoubleFewTerms, upToThree",
        "VectorFloatSmallProductTiles, fourRows",
        "VectorDoubleSmallProductTiles, fourRows",
        "VectorFloatSmallProductTiles, eightRows",
        "VectorDoubleSmallProductTiles, eightRows",
        "VectorFloatSmallRow, multiplyFour",
        "VectorDoubleSmallRow, multiplyFour",
        "VectorFloatSmallGradientTiles, fourRows",
        "VectorDoubleSmallGradientTiles, fourRows",
        "VectorFloatSmallGradientTiles, eightRows",
        "VectorDoubleSmallGradientTiles, eightRows",
        "VectorFloatColumnSums, addVectors",
        "VectorDoubleColumnSums, addVectors",
        "VectorFloatRows, addFour",
        "VectorDoubleRows, addFour",
        "VectorFloatTiles, tile4x4",
        "VectorDoubleTiles, tile4x4",
        "VectorFloatTiles, tile6x2",
        "VectorDoubleTiles, tile6x2",
        "VectorFloatGradientTiles, tile4x4",
        "VectorDoubleGradientTiles, tile4x4",
        "VectorFloatGradientTiles, tile6x2",
        "VectorDoubleGradientTiles, tile6x2"
    })
    void loopsOfVectorsAreTooLongToBeInlined(String type, String method) {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        javap.run(out, out, "-c", "-p", "-cp", System.getProperty("java.class.path"), "dev.deltarule.kernels." + type);
        // the last return of the method, whose code ends with an empty line
        Matcher code = Pattern.compile(" " + method + "\\((?:.+\\R)+ +(\\d+): return\\R")
                .matcher(printed.toString());
        assertThat(code.find()).as(printed.toString()).isTrue();
        assertThat(Integer.parseInt(code.group(1))).isBetween(LONGEST_INLINED, LONGEST_COMPILED);
    }
}
