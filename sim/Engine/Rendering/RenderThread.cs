using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Robotics.Sim.Engine.Rendering;

/// <summary>The one thread on which a renderer's OpenGL context is current. Callers wait for what they ask; one is served at a time.</summary>
internal sealed class RenderThread : IDisposable
{
    private readonly Lock callers = new();
    private readonly SemaphoreSlim asked = new(0);
    private readonly SemaphoreSlim answered = new(0);
    private Action? work;
    private ExceptionDispatchInfo? failure;
    private string? fatal;
    private bool ended;

    public RenderThread()
    {
        Thread thread = new(Serve) { IsBackground = true, Name = "render" };
        thread.Start();
    }

    /// <summary>Runs the work on the thread, and rethrows here what it throws.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.Engine"/>: MuJoCo met a fatal error now or earlier; the thread is gone for ever.</exception>
    public void Run(Action action)
    {
        lock (callers)
        {
            ObjectDisposedException.ThrowIf(ended, this);
            ThrowIfLost();
            work = action;
            asked.Release();
            answered.Wait();
            ThrowIfLost();
            ExceptionDispatchInfo? thrown = failure;
            failure = null;
            thrown?.Throw();
        }
    }

    public void Dispose()
    {
        lock (callers)
        {
            if (ended) return;
            ended = true;
            work = null;
            asked.Release();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the work throws belongs to the caller's thread.")]
    private void Serve()
    {
        EngineSignals.ParkThisThreadOnError(Lose);
        while (true)
        {
            asked.Wait();
            if (work is null) return;
            try
            {
                work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }

            answered.Release();
        }
    }

    private void Lose(string message)
    {
        fatal = message;
        answered.Release();
    }

    private void ThrowIfLost()
    {
        if (fatal is not null) throw new RoboticsException(ErrorCode.Engine, $"MuJoCo cannot draw: {fatal}");
    }
}
