namespace Robotics.Sim.Evaluation.Jobs;

/// <summary>What one worker of an evaluation works with: a brain factory and suites of its own. Used by one thread at a time.</summary>
public interface IWorkbench : IAsyncDisposable
{
    IBrainFactory Brains { get; }

    /// <summary>The same object for the same name, so that what it loaded is kept.</summary>
    /// <exception cref="RoboticsException">UnknownName: lists the suites.</exception>
    ISuite Suite(string name);

    /// <summary>Frees the bodies and models that the brains made so far have held.</summary>
    void Release();
}
