namespace Robotics.Core.Bodies;

/// <summary>Reads state from and writes commands to one body, at servo rate: synchronous, without allocation, called from one thread.</summary>
/// <remarks>A driver does not judge commands: the brainstem's safety filter has. It reports failure through <see cref="StepResult"/>; the brainstem stops the body.</remarks>
public interface IRobotDriver
{
    /// <summary>No I/O.</summary>
    BodyDescription Describe();

    /// <summary>Fills the state in place.</summary>
    void Read(ref BodyState state);

    /// <summary>The command holds until the next one.</summary>
    void Write(in ServoCommand command);

    /// <summary>Ends the servo period: a simulator steps its physics, a real arm waits. Body time advances by one servo period.</summary>
    StepResult WaitNextPeriod();
}
