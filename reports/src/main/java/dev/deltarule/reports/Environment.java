package dev.deltarule.reports;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the network ran. Names of people, machines and folders are left out, since reports are passed on. */
final class Environment {
    private static final long MEGABYTE = 1 << 20;

    private Environment() {}

    static Map<String, String> of(Model model) {
        Runtime runtime = Runtime.getRuntime();
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(
                "written",
                ZonedDateTime.now(ZoneId.systemDefault())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        rows.put("class", Models.describe(model));
        rows.put("precision", model instanceof DoubleModel ? "double" : "float");
        rows.put("Java", property("java.version") + ", " + property("java.vm.name") + ", " + property("java.vendor"));
        rows.put("system", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        rows.put("processors", String.valueOf(runtime.availableProcessors()));
        rows.put("memory", runtime.maxMemory() / MEGABYTE + " MB at most for Java");
        return rows;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
