namespace Robotics.Core.Time;

/// <summary>When something happened in a task: the control step, and the body's time. Every message between regions carries one.</summary>
/// <param name="TaskId">The task; one id from the command line to the servo log.</param>
/// <param name="Step">Control steps since the task began; 0 is the state before the first one.</param>
/// <param name="Time">The body's time since its last reset. In simulation it advances only while a chunk is executed.</param>
public readonly record struct TaskStep(string TaskId, long Step, TimeSpan Time);
