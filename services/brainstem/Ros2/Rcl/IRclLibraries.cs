namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>Finds the functions of a ROS 2 installation.</summary>
internal interface IRclLibraries
{
    /// <summary>The address of a function.</summary>
    /// <param name="library">File name, e.g. <c>librcl.so</c>.</param>
    /// <param name="symbol">The function's name.</param>
    /// <exception cref="RoboticsException">MissingDependency: the library or the function is not there; the message names it.</exception>
    nint Find(string library, string symbol);
}
