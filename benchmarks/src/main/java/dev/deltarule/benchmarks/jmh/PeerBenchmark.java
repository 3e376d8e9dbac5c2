package dev.deltarule.benchmarks.jmh;

import dev.deltarule.benchmarks.peer.Peer;
import dev.deltarule.benchmarks.peer.Peers;
import dev.deltarule.benchmarks.run.Check;
import dev.deltarule.benchmarks.work.Workload;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls of one peer at one workload, which must compute what plain loops do before it is timed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeerBenchmark {
    /** Several, so that JMH's own loop does not weigh on calls of some nanoseconds. */
    static final int CALLS = 16;

    /** As {@code Peers} names it. */
    @Param("deltarule")
    public String peer;

    @Param("TINY_PREDICT")
    public String work;

    private Peer subject;

    @Setup(Level.Trial)
    public void load() throws Exception {
        Workload workload = Workload.named(work);
        subject = Peers.create(peer, 1, workload);
        double[] losses = IntStream.range(0, workload.checkedSteps())
                .mapToDouble(step -> subject.step(step % workload.batches()))
                .toArray();
        subject.reset();
        Optional<String> difference = new Check(workload).difference(subject.outputs(), losses);
        if (difference.isPresent()) {
            throw new IllegalStateException(difference.get() + "; losses " + Arrays.toString(losses));
        }
    }

    /** Training starts anew, so that no peer drifts into denormal numbers. */
    @Setup(Level.Iteration)
    public void reset() {
        subject.reset();
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        subject.close();
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public double call() {
        return subject.run(CALLS);
    }
}
