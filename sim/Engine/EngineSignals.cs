using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Sim.Engine;

/// <summary>MuJoCo's own error and warning hooks, whose defaults would wait for Enter, end the process, and write a log file.</summary>
internal static unsafe class EngineSignals
{
    /// <summary>Where a fatal error of this thread is reported before the thread is parked; null ends the process.</summary>
    [ThreadStatic]
    private static Action<string>? onFatal;

    /// <summary>Whether warnings of this thread are expected and not passed on.</summary>
    [ThreadStatic]
    private static bool muted;

    /// <summary>Raised on the thread that called the engine.</summary>
    public static event Action<string>? Warned;

    public static void Install()
    {
        *(delegate* unmanaged[Cdecl]<byte*, void>*)MujocoLibrary.Required("mju_user_error") = &OnError;
        *(delegate* unmanaged[Cdecl]<byte*, void>*)MujocoLibrary.Required("mju_user_warning") = &OnWarning;
    }

    /// <summary>From now on a fatal error of the engine on this thread calls <paramref name="report"/> and then stops this thread for ever.</summary>
    public static void ParkThisThreadOnError(Action<string> report) => onFatal = report;

    /// <summary>Runs what is meant to cause warnings.</summary>
    public static void Muted(Action action)
    {
        muted = true;
        try
        {
            action();
        }
        finally
        {
            muted = false;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "An exception cannot cross the native frames above; an observer must not end the simulation.")]
    public static void Warn(string text)
    {
        if (muted) return;
        try
        {
            Warned?.Invoke(text);
        }
        catch (Exception)
        {
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnWarning(byte* message) => Warn(NativeText.Read(message));

    // Returning would let MuJoCo go on with broken memory, and there is no unwinding through native frames.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnError(byte* message)
    {
        string text = NativeText.Read(message);
        if (onFatal is null) Environment.FailFast($"MuJoCo stopped: {text}");
        onFatal(text);
        using ManualResetEvent never = new(false);
        never.WaitOne();
    }
}
