package dev.deltarule.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** Keeps what is logged; found by the virtual machine as a service, so that tests need no module of loggers. */
public final class RecordingLoggerFinder extends System.LoggerFinder {
    /** Lines of logger, level and message that this project logged. */
    static final List<String> LINES = new ArrayList<>();

    /** For the service loader. */
    public RecordingLoggerFinder() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Recorder(name);
    }

    private record Recorder(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return name.startsWith("dev.deltarule");
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            record(level, message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            record(level, format);
        }

        private void record(Level level, String message) {
            if (isLoggable(level)) {
                LINES.add(name + " " + level + " " + message);
            }
        }
    }
}
