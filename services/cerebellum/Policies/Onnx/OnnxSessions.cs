using Microsoft.Extensions.Logging;
using Microsoft.ML.OnnxRuntime;

namespace Robotics.Cerebellum.Policies.Onnx;

/// <summary>How models are run: on the processor without threads that spin, or by a graphics card where the build and the machine have it.</summary>
internal static partial class OnnxSessions
{
    private static readonly ImmutableArray<string> Providers = ["cpu", "cuda", "tensorrt"];

    /// <param name="provider">cpu, cuda or tensorrt.</param>
    /// <param name="threads">Of one inference.</param>
    /// <param name="logger">Told when the provider is not there and the processor does it instead.</param>
    /// <exception cref="RoboticsException">UnknownName: no such provider. InvalidArgument: fewer than 1 thread.</exception>
    public static SessionOptions Options(string provider, int threads, ILogger logger)
    {
        if (!Providers.Contains(provider)) throw RoboticsException.Unknown("execution provider", provider, Providers);
        if (threads < 1) throw RoboticsException.Invalid("The threads of an inference", threads, "1 or more");
        SessionOptions options = new() { IntraOpNumThreads = threads, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };

        // A thread that spins while it waits takes a core from the servo loop.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        options.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
        if (provider == "cpu") return options;
        try
        {
            if (provider == "tensorrt") options.AppendExecutionProvider_Tensorrt();
            options.AppendExecutionProvider_CUDA();
        }
        catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
        {
            Log.Absent(logger, provider, e.Message.Split('\n')[0]);
        }

        return options;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The execution provider {Provider} is not here ({Reason}); the processor does it. Build with -p:OnnxGpu=true on a machine with the driver and libraries of the card")]
        public static partial void Absent(ILogger logger, string provider, string reason);
    }
}
