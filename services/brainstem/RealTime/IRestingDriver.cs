namespace Robotics.Brainstem.RealTime;

/// <summary>A driver in real time whose body time stands still while nothing is commanded, although the arm is held in period after period.</summary>
internal interface IRestingDriver
{
    /// <summary>Whether the periods that follow are played while nothing is commanded. Set by whoever plays them.</summary>
    bool Resting { get; set; }
}
