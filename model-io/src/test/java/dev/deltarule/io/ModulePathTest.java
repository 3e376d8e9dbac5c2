package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.deltarule.Network;
import dev.deltarule.kernels.Kernels;
import dev.deltarule.runtime.Model;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulePathTest {
    @TempDir
    private Path folder;

    @Test
    void readsAndWritesAsAModule() throws ReflectiveOperationException {
        Class<?> safetensors = moduleLoader().loadClass(Safetensors.class.getName());
        assertThat(safetensors.getModule().getName()).isEqualTo("dev.deltarule.io");

        Path file = folder.resolve("x.safetensors");
        Object content = safetensors.getMethod("of", Map.class, Map.class).invoke(null, Map.of(), Map.of("k", "v"));
        safetensors.getMethod("write", Path.class).invoke(content, file);

        Object again = safetensors.getMethod("read", Path.class).invoke(null, file);
        assertThat(safetensors.getMethod("metadata").invoke(again).toString()).contains("k=v");
        assertThat(Safetensors.read(file).metadata()).containsEntry("k", "v");
    }

    private static ClassLoader moduleLoader() {
        Path[] path = Stream.of(Safetensors.class, Model.class, Kernels.class, Network.class, JsonFactory.class)
                .map(ModulePathTest::origin)
                .toArray(Path[]::new);
        ModuleLayer boot = ModuleLayer.boot();
        Configuration modules =
                boot.configuration().resolve(ModuleFinder.of(path), ModuleFinder.of(), Set.of("dev.deltarule.io"));
        return boot.defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader())
                .findLoader("dev.deltarule.io");
    }

    private static Path origin(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
