package dev.deltarule.reports.progress;

import java.io.Console;
import java.nio.charset.Charset;

/**
 * What is known of the terminal, if there is one. Up to Java 21 a console means that there is; from then on there always is
 * one, and it can tell.
 */
@SuppressWarnings("SystemConsoleNull")
final class Terminal {
    private Terminal() {}

    /** Whether standard output goes to a terminal that can move its cursor to the beginning of a line. */
    static boolean isStandardOutput() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Whether that terminal shows block characters. */
    static boolean showsUnicode() {
        Console console = System.console();
        return console != null && canEncode(console.charset());
    }

    private static boolean canEncode(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode('\u2588');
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
