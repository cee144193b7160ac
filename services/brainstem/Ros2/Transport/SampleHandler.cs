using Robotics.Brainstem.Ros2.Cdr;

namespace Robotics.Brainstem.Ros2.Transport;

/// <summary>Takes one sample, on the transport's own thread: short, and without waiting. The reader is valid during the call. What it throws is logged, and the sample dropped.</summary>
internal delegate void SampleHandler(ref CdrReader reader);
