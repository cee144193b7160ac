namespace Robotics.Sim.Engine;

/// <summary>The native MuJoCo library of this process. Starting happens by itself with the first model.</summary>
public static unsafe class MujocoEngine
{
    private static readonly Lazy<LayoutTable> Started = new(StartOnce);

    /// <summary>MuJoCo's warnings (numerical trouble, full buffers, doubtful models), raised on the thread that called the engine. Exceptions of handlers are ignored.</summary>
    public static event Action<string>? Warned
    {
        add => EngineSignals.Warned += value;
        remove => EngineSignals.Warned -= value;
    }

    /// <summary>The version of the library, for example "2.2.2".</summary>
    public static string Version
    {
        get
        {
            Start();
            return NativeText.Read(Native.mj_versionString());
        }
    }

    internal static LayoutTable Layout => Started.Value;

    /// <summary>Loads the library, chooses its memory layout and checks it. Harmless to repeat.</summary>
    /// <exception cref="RoboticsException">
    /// <see cref="ErrorCode.MissingDependency"/>: no library, or no layout for its version; <see cref="ErrorCode.MalformedFile"/>: the layout is wrong.
    /// </exception>
    public static void Start() => _ = Layout;

    private static LayoutTable StartOnce()
    {
        _ = MujocoLibrary.Handle;
        LayoutTable layout = LayoutTable.For(Native.mj_version(), NativeText.Read(Native.mj_versionString()));
        EngineSignals.Install();
        LayoutProbe.Check(layout);
        return layout;
    }
}
